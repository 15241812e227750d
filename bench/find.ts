import { parseArgs } from 'node:util';
import { type Database, sql } from '../server/db/index.ts';
import { startServer } from '../test/peers/server-process.ts';
import type { Client } from '../test/world.ts';
import { withDatabase } from './bench-database.ts';
import { fill } from './find/fill.ts';
import { makeQuestions } from './find/questions.ts';
import { type Asked, writeReport } from './find/report.ts';
import { describeMachine } from './machine.ts';
import { makeOwner, signIn } from './team-member.ts';

// How long it takes to find a customer among a million, at the API, beside the plain lookup of one by their id.
//   node bin/launch.mjs bench/find.ts [--customers 1000000] [--keep folder]
// --keep leaves the database in a folder: the next run finds it filled. BENCH_DATABASE_URL measures on another PostgreSQL
// than the one Tellonce brings; its database must be empty, or filled by this.
const { values: options } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, keep: { type: 'string' } },
});
const customers = Number(options.customers);
// The first questions warm the caches, as in a company that has been at work since the morning.
const WARM_UP = 0.3;

await withDatabase(
  async (database) => {
    const filled_s = await filled(database);
    const server = await startServer({ database_url: database.url });
    try {
      await measure(database, await signIn(server.url), filled_s);
    } finally {
      await server.stop();
    }
  },
  { keep: options.keep },
);

async function filled(database: Database): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`select count(*) from customers`.execute(database.db);
  if (rows[0]!.count > 0) return null;
  console.error(`Making ${customers.toLocaleString('en')} customers ...`);
  const started = Date.now();
  await fill(database, customers);
  await makeOwner(database);
  return Math.round((Date.now() - started) / 1000);
}

async function measure(database: Database, mia: Client, filled_s: number | null): Promise<void> {
  const questions = shuffled(await makeQuestions(database.db));
  const { rows: some } = await sql<{ id: string }>`
    select id from customers tablesample bernoulli (0.1) repeatable (3) limit 50`.execute(database.db);
  const asked: Asked[] = [];
  for (const { kind, query } of questions.slice(0, questions.length * WARM_UP)) {
    await ask(mia, kind, `/api/customers?${query}`);
  }
  for (const { id } of some) await ask(mia, 'warm', `/api/customers/${id}`);
  for (const [at, { kind, query }] of questions.entries()) {
    asked.push(await ask(mia, kind, `/api/customers?${query}&limit=50`));
    // In turn with the questions, so that whatever else the machine does weighs on both alike.
    asked.push(await ask(mia, 'ceiling', `/api/customers/${some[at % some.length]!.id}`));
  }
  writeReport({
    at: new Date().toISOString(),
    machine: await describeMachine(database.db),
    customers,
    filled_s,
    asked,
  });
}

async function ask(mia: Client, kind: string, url: string): Promise<Asked> {
  const started = performance.now();
  const { status, body } = await mia.get(url);
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`${url} was answered with ${status}: ${JSON.stringify(body)}`);
  return { kind, url, ms, found: body.items?.length ?? 1 };
}

function shuffled<One>(all: One[]): One[] {
  return all
    .map((one, at) => ({ one, rank: (at * 7_919) % 10_007 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
