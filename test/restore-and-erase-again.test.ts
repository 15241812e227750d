import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../server/db/index.ts';
import { whenDone } from './erasure/erase.ts';
import { startServer } from './peers/server-process.ts';
import { testDatabase } from './setup.ts';
import { type Client, client, PASSWORD, startWorld, type World } from './world.ts';

const ROOT = path.join(import.meta.dirname, '..');
let world: World;
let mia: Client;
let folder: string;
/** Made while Ana and Bob were there. */
let archive: string;
let proof_file: string;
let erasure_id: string;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
  folder = await mkdtemp(path.join(tmpdir(), 'tellonce-restore-'));
  archive = path.join(folder, 'tellonce.archive');
  const { body: ana } = await mia.post('/api/customers', { name: 'Ana', email: 'ana@restored.example' });
  await mia.post('/api/customers', { name: 'Bob', email: 'bob@restored.example' });
  expect(await run('bin/backup.ts', world.database_url, archive)).toMatchObject({ code: 0 });
  const asked = { confirm: 'Ana', reason: 'wish' };
  erasure_id = (await mia.post(`/api/customers/${ana.id}/erase`, asked)).body.id;
  proof_file = path.join(folder, 'proof.json');
  const { body: proof } = await mia.get(`/api/erasures/${erasure_id}/proof.json`);
  await writeFile(proof_file, JSON.stringify(proof));
});
afterAll(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function run(command: string, database_url: string, ...args: string[]) {
  return runWith(world.app.kit.config.SECRET, command, database_url, ...args);
}

async function runWith(SECRET: string, command: string, database_url: string, ...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SECRET, DATA_DIR: path.join(folder, 'data'), DATABASE_URL: database_url },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return { code: code as number, said };
}

const addresses = async (db: World['db']) => {
  const { rows } = await sql<{ value: string }>`select value from identities order by value`.execute(db);
  return rows.map(({ value }) => value);
};

test('an older archive brings back whom it holds, and restoring it says how to erase them again', async () => {
  const target = await testDatabase();
  const restored = await run('bin/restore.ts', target.url, archive);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.said).toContain('is back. Erase them again before the start');
  expect(restored.said).toContain('node bin/launch.mjs bin/erase-again.ts');
  expect(await addresses(target.db)).toEqual(['ana@restored.example', 'bob@restored.example']);
  const again = await run('bin/erase-again.ts', target.url, proof_file);
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining('was there again and is erased') });
  expect(await addresses(target.db)).toEqual(['bob@restored.example']);
});

test('restored with the proofs, they are gone before a server starts, and the server deletes the rest', async () => {
  const target = await testDatabase();
  const restored = await run('bin/restore.ts', target.url, archive, proof_file);
  expect(restored).toMatchObject({
    code: 0,
    said: expect.stringContaining('was there again and is erased'),
  });
  expect(await addresses(target.db)).toEqual(['bob@restored.example']);
  const server = await startServer({
    database_url: target.url,
    env: { SECRET: world.app.kit.config.SECRET, DATA_DIR: path.join(folder, 'data') },
  });
  try {
    // The archive holds no sessions, but the same people with the same passwords.
    const { headers } = await client(server.url, '').post('/api/session', {
      email: world.people.mia.email,
      password: PASSWORD,
    });
    const there = client(server.url, headers.getSetCookie()[0]!.split(';')[0]!);
    expect(await whenDone(there, erasure_id)).toMatchObject({ id: erasure_id, state: 'done' });
    expect((await there.get('/api/customers?q=restored.example')).body.items).toMatchObject([
      { name: 'Bob' },
    ]);
  } finally {
    await server.stop();
  }
});

test('what is no proof, or proofs under another SECRET, are refused before anything is restored', async () => {
  const target = await testDatabase();
  const no_proof = await run('bin/restore.ts', target.url, archive, archive);
  expect(no_proof).toMatchObject({ code: 1, said: expect.stringContaining('is not a proof of an erasure') });
  const other_secret = 'another-secret-that-the-archive-does-not-know';
  expect(await runWith(other_secret, 'bin/restore.ts', target.url, archive, proof_file)).toMatchObject({
    code: 1,
    said: expect.stringContaining('had another SECRET'),
  });
  const { rows } = await sql`select from customers`.execute(target.db);
  expect(rows).toEqual([]);
});
