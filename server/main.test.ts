import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../test/setup.ts';
import { appUrl } from './db/embedded/app-database.ts';
import { layout } from './db/embedded/layout.ts';
import { dataFolder, isRoot, postgresOf } from './db/embedded/testing/hold.ts';
import { type Database, openDatabase } from './db/index.ts';
import { runMain } from './startup/testing/run-main.ts';

// A request that waits until the table is let go of: GET /api/setup/... looks into setup_tokens.
async function holdUp(database: Database): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  client.on('error', () => undefined);
  await client.query('begin; lock table setup_tokens in access exclusive mode');
  return () => client.end();
}

// Whoever waits for it is there: the request has reached the database.
async function someoneWaits(database: Database): Promise<void> {
  const waiting = () => database.pool.query(`select count(*)::int as n from pg_locks where not granted`);
  await expect.poll(async () => (await waiting()).rows[0].n, { timeout: 10_000 }).toBeGreaterThan(0);
}

test('it starts on nothing, offers a set-up link, stops when asked and leaves nothing running', async () => {
  const dataDir = dataFolder();
  const server = runMain({ DATA_DIR: dataDir });
  const address = await server.address;
  const link = /http:\S+\/setup\/(\S+)/.exec(server.output());
  expect(await (await fetch(`${address}/api/setup/${link?.[1]}`)).json()).toEqual({ valid: true });
  server.signal('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(server.output()).toMatch(/Stopping \.\.\.\nStopped\.\n$/);
  expect(postgresOf(dataDir)).toEqual([]);
});

test('a port that is taken is named, with what to do, and nothing stays running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const dataDir = dataFolder();
  const server = runMain({ DATA_DIR: dataDir, PORT: String(port) });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain(`Port ${port} is taken by another program`);
  expect(server.output()).toContain(`PORT=${port + 1} npm start`);
  expect(server.output()).not.toMatch(/^\s+at /m);
  expect(postgresOf(dataDir)).toEqual([]);
});

test('a folder that may not be written to is named', async () => {
  const dataDir = dataFolder();
  mkdirSync(dataDir, { mode: 0o555 });
  // Root may write anywhere: so as someone else.
  const server = runMain({ DATA_DIR: dataDir }, isRoot ? { uid: 65534, gid: 65534 } : undefined);
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain(`no permission to write to ${dataDir}`);
  expect(server.output()).not.toMatch(/^\s+at /m);
});

test('a database of a newer release is refused and left as it is', async () => {
  const database = await testDatabase();
  await database.pool.query(
    "insert into schema_migrations (version, name, checksum) values (9999, '9999_of_tomorrow', '')",
  );
  const server = runMain({ DATA_DIR: dataFolder(), DATABASE_URL: database.url });
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/last used by a newer Tellonce.*9999_of_tomorrow/);
  expect(server.output()).not.toMatch(/^\s+at /m);
});

test.for([
  [
    (url: string) => url.replace(/\/[^/]*$/, '/no_such_database'),
    /There is no such database at .*no_such_database/,
  ],
  [(url: string) => url.replace(/\/\/[^@]*@/, '//nobody_known:wrong@'), /refuses the user or the password/],
  [
    () => 'postgresql://mia:secret@here and there',
    /DATABASE_URL .* is "postgresql:\/\/\.\.\.@here and there"/,
  ],
] as const)('a database that cannot be used is refused in plain words (%#)', async ([change, words]) => {
  const database = await testDatabase();
  const server = runMain({ DATA_DIR: dataFolder(), DATABASE_URL: change(database.url) });
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(words);
  expect(server.output()).not.toMatch(/^\s+at /m);
});

test('every bad setting is named at once, with what was given and what is expected', async () => {
  const server = runMain({ PORT: '80a', ROLE: 'boss', PUBLIC_URL: 'shop.example', SECRET: 'short' });
  expect(await server.ended).toBe(1);
  expect(server.output()).toContain(
    'PORT (the port to listen on) is "80a". Expected: a number from 1 to 65535',
  );
  expect(server.output()).toContain('ROLE (what this process does) is "boss". Expected: all, web or worker.');
  expect(server.output()).toContain('PUBLIC_URL');
  // A secret is never printed, not even a bad one.
  expect(server.output()).toContain('is 5 characters long');
});

test('a stop answers what has been asked already, and takes nothing new', async () => {
  const database = await testDatabase();
  const server = runMain({ DATA_DIR: dataFolder(), DATABASE_URL: database.url });
  const address = await server.address;
  const letGo = await holdUp(database);
  const asked = fetch(`${address}/api/setup/some-token`);
  await someoneWaits(database);

  server.signal('SIGTERM');
  await expect
    .poll(() =>
      fetch(address).then(
        () => 'answers',
        () => 'refuses',
      ),
    )
    .toBe('refuses');
  await letGo();
  expect(await (await asked).json()).toEqual({ valid: false });
  expect(await server.ended).toBe(0);
});

test('a second Ctrl-C stops at once, but for the database, which is stopped in good order', async () => {
  const dataDir = dataFolder();
  const server = runMain({ DATA_DIR: dataDir });
  const address = await server.address;
  const { socket, password } = layout(dataDir);
  const database = openDatabase(appUrl(socket, readFileSync(password, 'utf8')), { on_lost: () => undefined });
  onTestFinished(database.close);
  await holdUp(database);
  const asked = fetch(`${address}/api/setup/some-token`).then(
    ({ status }) => status,
    () => 'cut off',
  );
  await someoneWaits(database);

  server.signal('SIGINT');
  // The same Ctrl-C, passed on by the launcher: not a second one.
  server.signal('SIGINT');
  await new Promise((done) => setTimeout(done, 600));
  expect(server.output()).not.toContain('Stopped.');
  server.signal('SIGINT');
  expect(await server.ended).toBe(1);
  // Cut off, or answered by the database's last breath: who holds it up is stopped as well.
  await asked;
  expect(postgresOf(dataDir)).toEqual([]);
});
