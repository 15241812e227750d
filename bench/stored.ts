import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { startServer } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { withDatabase } from './bench-database.ts';
import { quietly } from './catch-up.ts';
import { type Ceiling, measureCeiling } from './ceiling.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine, type Machine } from './machine.ts';
import { BATCHES, type Measured, measure } from './send.ts';
import { fillLog } from './stored/fill-log.ts';
import { warmServer } from './warm-server.ts';

// How fast events are taken when twenty million interactions are stored already, beside how fast when none are.
//   node bin/launch.mjs bench/stored.ts [--stored 20000000] [--keep folder] [--seconds 30]
// --keep keeps the filled database there (15 GB), so that the next run need not fill it.
const { values: options } = parseArgs({
  options: {
    stored: { type: 'string', default: '20000000' },
    keep: { type: 'string' },
    seconds: { type: 'string', default: '30' },
  },
});
const stored = Number(options.stored);
const seconds = Number(options.seconds);
const CLAIM = 0.85;

type Side = { stored: number; measured: Measured; ceiling: Ceiling; of_ceiling: number };

const sides: Side[] = [];
let machine: Machine | undefined;
await withDatabase((database) => measureSide(database, 0));
await withDatabase(
  async (database) => {
    // Its own tables, and what a server makes when it first starts, come before what is stored.
    await startServer({ database_url: database.url }).then((server) => server.stop());
    await fillLog(database, stored);
    await measureSide(database, stored);
    machine = await describeMachine(database.db);
  },
  { keep: options.keep },
);
conclude();

async function measureSide(database: Database, count: number): Promise<void> {
  const { key } = await makeSource(database.db);
  const server = await warmServer(database, key);
  try {
    console.error(`With ${whole(count)} stored, ${seconds} s ...`);
    const before = await quietly(database, () => measureCeiling(database.url, seconds / 3));
    const measured = await quietly(database, () => measure(server.url, key, BATCHES, seconds));
    const after = await quietly(database, () => measureCeiling(database.url, seconds / 3));
    const ceiling = before.rows_per_second > after.rows_per_second ? before : after;
    const of_ceiling = measured.events_per_second / ceiling.rows_per_second;
    sides.push({ stored: count, measured, ceiling, of_ceiling });
  } finally {
    await server.stop();
  }
}

function conclude(): void {
  const [none, full] = sides as [Side, Side];
  const ratio = full.measured.events_per_second / none.measured.events_per_second;
  const at = new Date().toISOString();
  const figures = { at, machine, seconds, sides, ratio };
  const line = ({ stored: count, measured, ceiling, of_ceiling }: Side) =>
    `| ${whole(count)} | ${whole(measured.events_per_second)} | ${measured.p99_ms.toFixed(0)} | ${whole(ceiling.rows_per_second)} | ${of_ceiling.toFixed(2)} | ${measured.failures} |`;
  const text = `# Ingest with ${whole(stored)} interactions stored, ${at.slice(0, 10)}

| stored | events/s | p99 ms | ceiling, rows/s | of the ceiling | failed |
|---:|---:|---:|---:|---:|---:|
${sides.map(line).join('\n')}

With / without: **${ratio.toFixed(2)}** (measured against each one's ceiling: ${(full.of_ceiling / none.of_ceiling).toFixed(2)}). Batches of 100 over 16 connections for ${seconds} s each, into two databases, one after the other; what is stored is of 200,000 customers, over the partitions of four months up to now, with the log's own indexes. The ceiling (a plain table filled by 2,000 rows a statement on two connections) was measured before and after each; the better counts. ${aboutMachine(machine!)}
`;
  keepReport('stored', at, text, figures);
  if (ratio < CLAIM) process.exitCode = 1;
}
