import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import type { ServerProcess } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { withDatabase } from './bench-database.ts';
import { catchUp, quietly } from './catch-up.ts';
import { type Ceiling, measureCeiling } from './ceiling.ts';
import { withCpuTime } from './cpu-time.ts';
import { averageBytes } from './events.ts';
import { describeMachine } from './machine.ts';
import { type Loaded, writeReport } from './report.ts';
import { BATCHES, type Load, measure, SINGLES } from './send.ts';
import { warmServer } from './warm-server.ts';

// How fast events are taken, as a share of what this machine's PostgreSQL takes at most of the same rows.
//   node bin/launch.mjs bench/ingest.ts [--seconds 15] [--only batches|singles] [--profile folder]
// --profile writes CPU profiles of the server into a folder (open them in a browser's developer tools), and no report.
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const loads = [BATCHES, SINGLES].filter(
  ({ name }) => !options.only || name.includes(options.only.slice(0, 5)),
);

await withDatabase(run);

async function run(database: Database): Promise<void> {
  const { key } = await makeSource(database.db);
  const ceiling: Ceiling[] = [];
  const measured: Loaded[] = [];
  const server = await warmServer(database, key, options.profile);
  try {
    for (const load of loads) {
      if (!options.profile)
        ceiling.push(await quietly(database, () => measureCeiling(database.url, seconds / 3)));
      measured.push(await loaded(database, load, server, key));
    }
    const reactors = await catchUp(database);
    if (options.profile) return console.table(measured);
    ceiling.push(await measureCeiling(database.url, seconds / 3));
    const most = Math.max(...ceiling.map((one) => one.rows_per_second));
    writeReport({
      at: new Date().toISOString(),
      machine: await describeMachine(database.db),
      event_bytes: averageBytes(),
      ceiling,
      measured: measured.map((one) => ({ ...one, ratio: one.events_per_second / most })),
      reactors,
    });
  } finally {
    await server.stop();
  }
}

function loaded(database: Database, load: Load, { url, pid }: ServerProcess, key: string): Promise<Loaded> {
  return quietly(database, () => {
    console.error(`${load.name}, ${seconds} s ...`);
    return withCpuTime(database, pid, () => measure(url, key, load, seconds));
  });
}
