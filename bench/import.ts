import { openAsBlob, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { type ServerProcess, startServer } from '../test/peers/server-process.ts';
import type { Client } from '../test/world.ts';
import { withDatabase } from './bench-database.ts';
import { catchUp } from './catch-up.ts';
import { measureCopy } from './import/copy-ceiling.ts';
import { writeList } from './import/list-of-people.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine } from './machine.ts';
import { makeOwner, signIn } from './team-member.ts';
import { profileInto } from './warm-server.ts';

// How long a list of customers takes, as a share of what COPY of the same file into one plain table takes.
//   node bin/launch.mjs bench/import.ts [--rows 200000] [--profile folder]
// --profile writes CPU profiles of the server into a folder (open them in a browser's developer tools), and no report.
const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '200000' }, profile: { type: 'string' } },
});
const rows = Number(options.rows);
const LOOK_MS = 50;

type Imported = { upload_s: number; check_s: number; run_s: number; effects_s: number; counts: object };

const folder = await mkdtemp(path.join(tmpdir(), 'tellonce-list-'));
try {
  const place = path.join(folder, 'customers.csv');
  await writeList(place, rows);
  await withDatabase((database) => run(database, place));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(database: Database, place: string): Promise<void> {
  await makeOwner(database);
  const before = await measureCopy(database.url, place);
  const node_args = options.profile ? profileInto(options.profile) : [];
  const server = await startServer({ database_url: database.url, node_args });
  const imported = await bring(database, server, place).finally(server.stop);
  const copy_s = [...before, ...(await measureCopy(database.url, place))];
  const ratio = Math.min(...copy_s) / imported.effects_s;
  if (options.profile) return console.table({ ...imported, ratio, counts: JSON.stringify(imported.counts) });
  const at = new Date().toISOString();
  const machine = await describeMachine(database.db);
  const bytes = statSync(place).size;
  const figures = { at, machine, rows, bytes, copy_s, ...imported, ratio };
  keepReport('import', at, report(figures), figures);
}

/** The way of a list as a person brings it, each step until it shows as done. */
async function bring(database: Database, server: ServerProcess, place: string): Promise<Imported> {
  const owner = await signIn(server.url);
  const { id, meanings, upload_s } = await upload(owner, server.url, place);
  const check_s = await timed(async () => {
    await demand(owner.post(`/api/customer-imports/${id}/check`, { meanings }));
    await until(owner, id, 'checked');
  });
  const started = performance.now();
  const run_s = await timed(async () => {
    await demand(owner.post(`/api/customer-imports/${id}/start`));
    await until(owner, id, 'done');
  });
  await catchUp(database);
  const effects_s = (performance.now() - started) / 1000;
  const { counts } = await demand(owner.get(`/api/customer-imports/${id}`));
  return { upload_s, check_s, run_s, effects_s, counts };
}

async function upload(owner: Client, url: string, place: string) {
  const form = new FormData();
  form.append('file', await openAsBlob(place, { type: 'text/csv' }), 'customers.csv');
  const started = performance.now();
  const headers = { cookie: owner.cookie, origin: url };
  const answer = await fetch(`${url}/api/customer-imports`, { method: 'POST', body: form, headers });
  if (answer.status !== 200) throw new Error(`The upload failed: ${await answer.text()}`);
  const { id, meanings } = (await answer.json()) as { id: string; meanings: string[] };
  return { id, meanings, upload_s: (performance.now() - started) / 1000 };
}

async function until(owner: Client, id: string, state: string): Promise<void> {
  for (;;) {
    const list = await demand(owner.get(`/api/customer-imports/${id}`));
    if (list.state === state) return;
    if (list.state === 'failed') throw new Error(`The import failed: ${list.error}`);
    await sleep(LOOK_MS);
  }
}

async function demand<Body>(call: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await call;
  if (status !== 200) throw new Error(`Answered with ${status}: ${JSON.stringify(body)}`);
  return body;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function report(
  figures: Imported & {
    at: string;
    machine: Awaited<ReturnType<typeof describeMachine>>;
    rows: number;
    bytes: number;
    copy_s: number[];
    ratio: number;
  },
): string {
  const { at, machine, bytes, copy_s, upload_s, check_s, run_s, effects_s, ratio } = figures;
  const line = (what: string, seconds: number, share = '') =>
    `| ${what} | ${seconds.toFixed(2)} | ${whole(rows / seconds)} | ${share} |`;
  return `# Import of ${whole(rows)} customers, ${at.slice(0, 10)}

| | s | rows/s | of the ceiling |
|---|---:|---:|---:|
${line('ceiling: COPY of the same file into one plain table', Math.min(...copy_s), '1.00')}
${line('import, until every row has taken effect everywhere', effects_s, ratio.toFixed(3))}
${line('of which until it shows as done', run_s)}
${line('before it: upload', upload_s)}
${line('before it: check, which says what would become of each row', check_s)}

A file of ${(bytes / 1e6).toFixed(1)} MB with name, email, phone, city, plan and note; every 100th row is of somebody who stands in it twice, every 200th cannot be used. COPY was measured three times before and three times after (${copy_s.map((one) => one.toFixed(2)).join(', ')} s); the best counts. ${aboutMachine(machine)}
`;
}
