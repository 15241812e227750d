import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

const linux = process.platform === 'linux';

// Alive and more than a zombie: kill(pid, 0) counts a zombie as alive, and so does PostgreSQL.
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const state = linux ? stateFromProc(pid) : ps(pid, 'stat=');
  return state !== null && !/^[ZX]/.test(state);
}

// The name of the program it runs.
export function programOf(pid: number): string {
  return (linux ? read(`/proc/${pid}/comm`) : ps(pid, 'comm='))?.trim().split('/').at(-1) ?? '';
}

// Processes with this working folder. A PostgreSQL enters its data folder before it does anything to it, so this
// finds it whatever its lock file says.
export function processesIn(folder: string): number[] {
  return linux ? fromProc(folder) : fromLsof(folder);
}

function fromProc(folder: string): number[] {
  const wanted = statSync(folder, { throwIfNoEntry: false });
  if (wanted === undefined) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const found = statSync(`/proc/${pid}/cwd`);
        return found.ino === wanted.ino && found.dev === wanted.dev && isRunning(pid);
      } catch {
        // It ended meanwhile, or belongs to a user whom we may not look at: then it cannot write to our folder.
        return false;
      }
    });
}

function fromLsof(folder: string): number[] {
  const found =
    spawnSync('lsof', ['-a', '-d', 'cwd', '-c', 'postgres', '-Fpn'], { encoding: 'utf8' }).stdout ?? '';
  const pids: number[] = [];
  let pid = 0;
  for (const line of found.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    if (line === `n${folder}`) pids.push(pid);
  }
  return pids;
}

// The state letter follows the name in brackets, which may itself hold blanks and brackets.
function stateFromProc(pid: number): string | null {
  return read(`/proc/${pid}/stat`)?.replace(/^.*\) /s, '') ?? null;
}

function ps(pid: number, field: string): string | null {
  const found = spawnSync('ps', ['-p', String(pid), '-o', field], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
