import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Db } from '../server/db/index.ts';
import { sql } from '../server/db/index.ts';
import type { Ceiling } from './ceiling.ts';
import type { Measured } from './send.ts';

const RESULTS = path.join(import.meta.dirname, 'results');

export type Machine = {
  processor: string;
  cores: number;
  memory_gb: number;
  system: string;
  node: string;
  postgres: string;
  settings: Record<string, string>;
  commit: string;
};

export type Run = {
  at: string;
  machine: Machine;
  event_bytes: number;
  ceiling: Ceiling[];
  measured: (Measured & { ratio: number })[];
  reactors: { waiting: number; caught_up_after_s: number | null };
};

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
  };
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

/** Prints the table and keeps it, with all figures, in bench/results. */
export function writeReport(run: Run): void {
  const text = table(run);
  console.log(text);
  mkdirSync(RESULTS, { recursive: true });
  const name = path.join(RESULTS, `ingest-${run.at.slice(0, 10)}`);
  writeFileSync(`${name}.json`, `${JSON.stringify(run, null, 2)}\n`);
  writeFileSync(`${name}.md`, text);
  console.log(`Kept as ${name}.md and .json`);
}

function table({ at, machine, ceiling, measured, reactors, event_bytes }: Run): string {
  const most = Math.max(...ceiling.map((one) => one.rows_per_second));
  const rows = measured.map((one) =>
    [
      `${one.name}, ${one.connections} connections`,
      Math.round(one.events_per_second).toLocaleString('en'),
      one.ratio.toFixed(2),
      one.p50_ms.toFixed(1),
      one.p99_ms.toFixed(1),
      String(one.failures),
    ].join(' | '),
  );
  return `# Ingest, ${at.slice(0, 10)}

| | events/s | of the ceiling | p50 ms | p99 ms | failed |
|---|---:|---:|---:|---:|---:|
| ceiling: plain table, 2,000 rows a statement, two connections | ${Math.round(most).toLocaleString('en')} | 1.00 | | | |
${rows.map((row) => `| ${row} |`).join('\n')}

Events of ${event_bytes} bytes on average, every 10th an identify, every 50th of a visitor nobody has seen before; each answered after its commit (fsync ${machine.settings.fsync}). Server, PostgreSQL ${machine.postgres} and client on the same machine: ${machine.processor}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.system}, Node ${machine.node}. Commit ${machine.commit}.

The ceiling was measured before, between and after the loads (${ceiling.map((one) => Math.round(one.rows_per_second).toLocaleString('en')).join(', ')} rows/s); the best counts. The reactors of the same server ran meanwhile: ${reactors.waiting.toLocaleString('en')} interactions behind when the load ended, ${
    reactors.caught_up_after_s === null
      ? 'not caught up after five minutes'
      : `caught up after ${reactors.caught_up_after_s} s`
  }.
`;
}
