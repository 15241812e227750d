import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { node_args } from '../test/peers/memory-note.ts';
import { startServer } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { withDatabase } from './bench-database.ts';
import { describeMachine } from './machine.ts';
import { warmUp } from './send.ts';
import { inWords, judge, type Sample, takeSample, type Verdict } from './soak/flat.ts';
import { keepCurve } from './soak/keep-curve.ts';
import { type Counts, startLoad } from './soak/load.ts';
import { PLANTS, type Plant, plantArgs } from './soak/plant.ts';
import { reportTests } from './soak/report-tests.ts';
import { makeOwner, signIn } from './team-member.ts';

// Whether memory, connections and the reactors' lag stay as they are under a mixed load that a shop would call a busy
// day: events, chats, people reading timelines. Prints them every few seconds; ends with 1 when one of them grew.
//   node bin/launch.mjs bench/soak.ts [--minutes 60 | --seconds 60] [--plant memory | connections | lag]
// Ten minutes or more are kept in bench/results. --plant makes the server ill: such a run has to end with 1.
// BENCH_DATABASE_URL takes another PostgreSQL than the one Tellonce brings; its database must be empty. TEST_REPORT
// names a file to report to as tests do.
const { values: options } = parseArgs({
  options: { minutes: { type: 'string' }, seconds: { type: 'string' }, plant: { type: 'string' } },
});
const seconds = options.seconds ? Number(options.seconds) : Number(options.minutes ?? 10) * 60;
if (!(seconds >= 30)) throw new Error('A soak takes at least 30 seconds: --seconds 60 or --minutes 60.');
if (options.plant && !PLANTS.includes(options.plant as Plant))
  throw new Error(`--plant takes one of: ${PLANTS.join(', ')}.`);

const EVERY_S = seconds < 120 ? 5 : 10;
const KEPT_FROM_S = 600;
const folder = mkdtempSync(path.join(tmpdir(), 'tellonce-soak-'));
const note = path.join(folder, 'memory.json');
await withDatabase(async (database) => {
  process.exitCode = await soak(database);
});
rmSync(folder, { recursive: true, force: true });

async function soak(database: Database): Promise<number> {
  const { key } = await makeSource(database.db);
  await makeOwner(database);
  const server = await startServer({
    database_url: database.url,
    env: { LOG_LEVEL: 'error', MEMORY_NOTE: note, PLANT: options.plant ?? '' },
    node_args: [...node_args, ...(options.plant ? plantArgs : [])],
  });
  try {
    // Everybody is known before it begins: a cache that fills is no leak.
    await warmUp(server.url, key);
    const at = new Date().toISOString();
    const load = await startLoad({ url: server.url, key, member: await signIn(server.url) });
    const begun = Date.now();
    const after_s = () => (Date.now() - begun) / 1000;
    const samples: (Sample & { after_s: number })[] = [];
    // By their number and not by the clock: on a machine that is slow for a while there are as many to compare.
    while (samples.length < seconds / EVERY_S) {
      await sleep(EVERY_S * 1000);
      const sample = { after_s: after_s(), ...(await takeSample(server.pid, note, database)) };
      samples.push(sample);
      console.log(line(sample, load.counts()));
    }
    const counts = await load.stop();
    const verdicts = judge(samples);
    if (seconds >= KEPT_FROM_S && !options.plant)
      keepCurve({ at, seconds, samples, verdicts, counts }, await describeMachine(database.db));
    return conclude(verdicts, counts);
  } finally {
    await server.stop();
  }
}

function line({ after_s, ...sample }: Sample & { after_s: number }, counts: Counts): string {
  const done = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const { live_mb, resident_mb, connections, lag_s } = sample;
  const memory = `live ${live_mb.toFixed(1)} MB, resident ${resident_mb.toFixed(0)} MB`;
  const now = `${memory}, connections ${connections}, lag ${lag_s.toFixed(1)} s`;
  return `${after_s.toFixed(0).padStart(4)} s  ${now}  |  ${done.join(', ')}`;
}

function conclude(verdicts: Verdict[], { failures }: Counts): number {
  for (const verdict of verdicts) console.log(inWords(verdict));
  if (failures > 0) console.log(`${failures} requests failed.`);
  const outcomes = [
    ...verdicts.map(({ name, flat }) => ({ title: `${name} stays flat under a steady load`, passed: flat })),
    { title: 'every request of a steady load is answered with success', passed: failures === 0 },
  ];
  if (process.env.TEST_REPORT) reportTests(process.env.TEST_REPORT, outcomes);
  return outcomes.every(({ passed }) => passed) ? 0 : 1;
}
