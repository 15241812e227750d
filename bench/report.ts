import type { CaughtUp } from './catch-up.ts';
import type { Ceiling } from './ceiling.ts';
import type { CpuTime } from './cpu-time.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, type Machine } from './machine.ts';
import type { Measured } from './send.ts';

export type Loaded = Measured & { cpu_us: CpuTime | null };

export type Run = {
  at: string;
  machine: Machine;
  event_bytes: number;
  ceiling: Ceiling[];
  measured: (Loaded & { ratio: number })[];
  reactors: CaughtUp;
};

/** Prints the table and keeps it, with all figures, in bench/results. */
export function writeReport(run: Run): void {
  keepReport('ingest', run.at, table(run), run);
}

function table({ at, machine, ceiling, measured, reactors, event_bytes }: Run): string {
  const most = Math.max(...ceiling.map((one) => one.rows_per_second));
  const rows = measured.map((one) =>
    [
      `${one.name}, ${one.connections} connections`,
      whole(one.events_per_second),
      one.ratio.toFixed(2),
      one.p50_ms.toFixed(1),
      one.p99_ms.toFixed(1),
      String(one.failures),
      cpu(one),
    ].join(' | '),
  );
  return `# Ingest, ${at.slice(0, 10)}

| | events/s | of the ceiling | p50 ms | p99 ms | failed | CPU µs an event: server, PostgreSQL, client |
|---|---:|---:|---:|---:|---:|---:|
| ceiling: plain table, 2,000 rows a statement, two connections | ${whole(most)} | 1.00 | | | | |
${rows.map((row) => `| ${row} |`).join('\n')}

Events of ${event_bytes} bytes on average, every 10th an identify, every 50th of a visitor nobody has seen before; each answered after its commit. ${aboutMachine(machine)}

The ceiling was measured before, between and after the loads (${ceiling.map((one) => whole(one.rows_per_second)).join(', ')} rows/s); the best counts. The reactors of the same server ran meanwhile: ${whole(reactors.waiting)} interactions behind when the load ended, ${
    reactors.caught_up_after_s === null
      ? 'not caught up after five minutes'
      : `caught up after ${reactors.caught_up_after_s} s`
  }.
`;
}

const cpu = ({ cpu_us }: Loaded): string =>
  cpu_us ? [cpu_us.server, cpu_us.postgres, cpu_us.client].map(whole).join(', ') : 'not known here';
