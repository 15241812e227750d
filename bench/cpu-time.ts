import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type Database, sql } from '../server/db/index.ts';

/** Microseconds of CPU that each part of a measurement took of one event. Of Linux alone; null elsewhere. */
export type CpuTime = { server: number; postgres: number; client: number };

// What Linux calls USER_HZ: the same on every machine that matters here.
const US_A_TICK = 10_000;

/** Measures what `work` costs; PostgreSQL's processes are those that work in the folder of the one that answers. */
export async function withCpuTime<Result extends { events: number }>(
  database: Database,
  server_pid: number,
  work: () => Promise<Result>,
): Promise<Result & { cpu_us: CpuTime | null }> {
  if (process.platform !== 'linux') return { ...(await work()), cpu_us: null };
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db);
  const folder = folderOf(String(rows[0]!.pid));
  const before = ticks(server_pid, folder);
  const result = await work();
  const after = ticks(server_pid, folder);
  const used = (part: keyof CpuTime) => ((after[part] - before[part]) * US_A_TICK) / result.events;
  return {
    ...result,
    cpu_us: { server: used('server'), postgres: used('postgres'), client: used('client') },
  };
}

function ticks(server_pid: number, postgres_folder: string | null): CpuTime {
  const used = { server: ticksOf(server_pid), postgres: 0, client: ticksOf(process.pid) };
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid) && postgres_folder && folderOf(pid) === postgres_folder)
      used.postgres += ticksOf(Number(pid));
  }
  return used;
}

function ticksOf(pid: number): number {
  // After the name, which may hold anything, in parentheses: fields 14 to 17 are user and system time, of the process
  // and of those of its children that have ended (PostgreSQL's connections come and go).
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
}

// Null for a process that ended meanwhile, or that we may not look at.
function folderOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}
