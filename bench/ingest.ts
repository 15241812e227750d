import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../server/db/embedded/index.ts';
import { type Database, migrate, openDatabase } from '../server/db/index.ts';
import { reactorLags } from '../server/log/index.ts';
import { type ServerProcess, startServer } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { type Ceiling, measureCeiling } from './ceiling.ts';
import { makeEvent } from './events.ts';
import { describeMachine, writeReport } from './report.ts';
import { BATCHES, type Load, type Measured, measure, SINGLES, warmUp } from './send.ts';

// How fast events are taken, as a share of what this machine's PostgreSQL takes at most of the same rows.
//   node bin/launch.mjs bench/ingest.ts [--seconds 15] [--only batches|singles] [--profile folder]
// --profile writes CPU profiles of the server into a folder (open them in a browser's developer tools), and no report.
// BENCH_DATABASE_URL measures on another PostgreSQL than the one Tellonce brings; its database must be empty.
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

const PATIENCE_MS = 300_000;

const folder = mkdtempSync(path.join(tmpdir(), 'tellonce-bench-'));
const embedded = process.env.BENCH_DATABASE_URL
  ? null
  : await startEmbedded({ dataDir: path.join(folder, 'data'), say: console.error });
const url = process.env.BENCH_DATABASE_URL ?? embedded!.url;
try {
  await migrate(url);
  const database = openDatabase(url, { max: 3 });
  await run(database).finally(database.close);
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function run(database: Database): Promise<void> {
  const { key } = await makeSource(database.db);
  const ceiling: Ceiling[] = [];
  const measured: Measured[] = [];
  const server = await warmServer(database, key);
  try {
    for (const load of loads) {
      if (!options.profile) ceiling.push(await quietly(database, () => measureCeiling(url, seconds / 3)));
      measured.push(await loaded(database, load, server.url, key));
    }
    const reactors = await catchUp(database);
    if (options.profile) return console.table(measured);
    ceiling.push(await measureCeiling(url, seconds / 3));
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

/** A server that has been running for a while. In a profile that while is left out. */
async function warmServer(database: Database, key: string): Promise<ServerProcess> {
  console.error('Warming up ...');
  const given = { database_url: url, env: { LOG_LEVEL: 'info' } };
  const server = await startServer(given);
  await warmUp(server.url, key);
  await measure(server.url, key, BATCHES, 2);
  await catchUp(database);
  if (!options.profile) return server;
  await server.stop();
  return startServer({
    ...given,
    node_args: ['--cpu-prof', `--cpu-prof-dir=${path.resolve(options.profile)}`],
  });
}

function loaded(database: Database, load: Load, server_url: string, key: string): Promise<Measured> {
  return quietly(database, () => {
    console.error(`${load.name}, ${seconds} s ...`);
    return measure(server_url, key, load, seconds);
  });
}

/** Begins when nothing of what came before is left to do. */
async function quietly<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const { caught_up_after_s } = await catchUp(database);
  if (caught_up_after_s === null) console.error('Note: the reactors are still busy with what came before.');
  return work();
}

async function catchUp(database: Database) {
  const waiting = await behind(database);
  const started = Date.now();
  while (Date.now() - started < PATIENCE_MS) {
    if ((await behind(database)) === 0) return { waiting, caught_up_after_s: (Date.now() - started) / 1000 };
    await sleep(200);
  }
  return { waiting, caught_up_after_s: null };
}

async function behind(database: Database): Promise<number> {
  const lags = await reactorLags(database.db);
  return Math.max(0, ...lags.map((lag) => lag.waiting));
}

function averageBytes(): number {
  const texts = Array.from({ length: 1_000 }, (_, number) => JSON.stringify(makeEvent(number)));
  return Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
}
