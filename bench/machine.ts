import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { type Db, sql } from '../server/db/index.ts';

export type Machine = {
  processor: string;
  cores: number;
  memory_gb: number;
  system: string;
  node: string;
  postgres: string;
  settings: Record<string, string>;
  commit: string;
  /** Of the last minute before the first line of the measurement ran: what others were doing on the machine. */
  load_before: number;
};

const load_before = os.loadavg()[0]!;
// A quiet machine has a little, from what began the measurement.
const BUSY = 0.7;

export async function describeMachine(db: Db): Promise<Machine> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')`.execute(
    db,
  );
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  return {
    processor: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memory_gb: Math.round(os.totalmem() / 1024 ** 3),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    postgres: settings.server_version ?? 'unknown',
    settings,
    commit: commit(),
    load_before,
  };
}

/** The sentences about the machine that stand below every table. */
export function aboutMachine({ settings, postgres, commit, load_before, ...machine }: Machine): string {
  const { processor, cores, memory_gb, system, node } = machine;
  const where = `${processor}, ${cores} cores, ${memory_gb} GB, ${system}, Node ${node}`;
  const busy =
    load_before > BUSY
      ? ` The machine was busy with other work (load ${load_before.toFixed(1)} before it began): take the figures for no better than rough.`
      : '';
  return `Server, PostgreSQL ${postgres} (fsync ${settings.fsync}) and client on the same machine: ${where}. Commit ${commit}.${busy}`;
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '../server') ? ' with changes' : '')
    );
  } catch {
    return 'unknown';
  }
}
