import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createTeamMember } from '../server/auth/index.ts';
import { startEmbedded } from '../server/db/embedded/index.ts';
import { type Database, migrate, openDatabase } from '../server/db/index.ts';
import { startServer } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { client } from '../test/world.ts';
import { judge, type Sample, takeSample } from './soak/flat.ts';
import { startLoad } from './soak/load.ts';

// Whether memory, connections and the reactors' lag stay as they are under a mixed load that a shop would call a busy
// day: events, chats, people reading timelines. Prints them every ten seconds; ends with 1 when one of them grew.
//   node bin/launch.mjs bench/soak.ts [--minutes 60 | --seconds 60]
// BENCH_DATABASE_URL takes another PostgreSQL than the one Tellonce brings; its database must be empty.
const { values: options } = parseArgs({
  options: { minutes: { type: 'string' }, seconds: { type: 'string' } },
});
const seconds = options.seconds ? Number(options.seconds) : Number(options.minutes ?? 10) * 60;
if (!(seconds >= 30)) throw new Error('A soak takes at least 30 seconds: --seconds 60 or --minutes 60.');

const EVERY_S = seconds < 120 ? 5 : 10;
const OWNER = {
  name: 'Mia',
  email: 'mia@example.com',
  password: 'correct horse battery',
  role: 'owner',
} as const;

const folder = mkdtempSync(path.join(tmpdir(), 'tellonce-soak-'));
const embedded = process.env.BENCH_DATABASE_URL
  ? null
  : await startEmbedded({ dataDir: path.join(folder, 'data'), say: console.error });
try {
  const url = process.env.BENCH_DATABASE_URL ?? embedded!.url;
  await migrate(url);
  const database = openDatabase(url, { max: 2 });
  process.exitCode = await soak(database).finally(database.close);
} finally {
  await embedded?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function soak(database: Database): Promise<number> {
  const { key } = await makeSource(database.db);
  await createTeamMember(database.db, OWNER);
  const server = await startServer({ database_url: database.url, env: { LOG_LEVEL: 'error' } });
  try {
    const load = await startLoad({ url: server.url, key, cookie: await signIn(server.url) });
    const samples: Sample[] = [];
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      await sleep(EVERY_S * 1000);
      const sample = await takeSample(server.pid, database);
      samples.push(sample);
      console.log(line(sample, load.counts()));
    }
    const counts = await load.stop();
    return conclude(samples, counts.failures);
  } finally {
    await server.stop();
  }
}

async function signIn(url: string): Promise<string> {
  const { email, password } = OWNER;
  const { status, headers } = await client(url, '').post('/api/session', { email, password });
  if (status !== 200) throw new Error(`Signing in was answered with ${status}.`);
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function line(sample: Sample, counts: Record<string, number>): string {
  const done = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const { memory_mb, connections, lag_s } = sample;
  const now = `memory ${memory_mb.toFixed(0)} MB, connections ${connections}, lag ${lag_s.toFixed(1)} s`;
  return `${new Date().toISOString().slice(11, 19)}  ${now}  |  ${done.join(', ')}`;
}

function conclude(samples: Sample[], failures: number): number {
  const verdicts = judge(samples);
  for (const { name, before, after, flat } of verdicts) {
    const change = `${before.toFixed(1)} -> ${after.toFixed(1)}`;
    console.log(`${flat ? 'flat ' : 'GREW '} ${name}: ${change}`);
  }
  if (failures > 0) console.log(`${failures} requests failed.`);
  return failures === 0 && verdicts.every(({ flat }) => flat) ? 0 : 1;
}
