import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../demo/seed.ts';
import { writeOddRows } from '../../test/odd-rows.ts';
import { testDatabase } from '../../test/setup.ts';
import { startWorld, type World } from '../../test/world.ts';
import { describeDatabase } from '../db/describe.ts';
import { sql } from '../db/index.ts';
import { pathOfHash, saveFile } from '../files/index.ts';
import { connect } from './connect.ts';
import { backUp, secretMark, verifyArchive } from './index.ts';
import { LEFT_OUT } from './tables.ts';
import { contentsOf } from './testing/contents.ts';
import { hasDebianPostgres, MISSING, startDebianPostgres } from './testing/debian-postgres.ts';
import { archiveOf, folder, restoreInto, SECRET } from './testing/place.ts';

let world: World;
let data_dir: string;
const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * n) % 251));

const HELD = [
  'interactions',
  'log_batches',
  'reactor_positions',
  'customers',
  'profiles',
  'identities',
  'cases',
  'messages',
  'deliveries',
  'files',
  'raw_inbound',
  'caught_mails',
  'chat_messages',
  'source_keys',
  'team_accounts',
  'invitations',
  'parked_interactions',
  'audit_entries',
];

beforeAll(async () => {
  world = await startWorld({ demo: true });
  data_dir = world.app.kit.config.DATA_DIR;
  await seedDemo(world.app.kit);
  await writeOddRows(world.db);
  const file = { name: 'a.bin', type: 'application/octet-stream', created_by: 'test' };
  await world.db.transaction().execute(async (tx) => {
    for (const content of [bytes, bytes, Buffer.from('small'), Buffer.alloc(0)])
      await saveFile(world.app.kit, tx, { ...file, bytes: content });
  });
  await world.settle();
});
afterAll(() => world.stop());

test('every row of every table comes back from a running server, and so do its files', async () => {
  const before = await contentsOf(world.database_url);
  // Not a comparison of nothing with nothing.
  for (const name of HELD) expect(before[name]?.rows, name).toBeGreaterThan(0);
  const file = await archiveOf(world.database_url, data_dir);
  const target = await testDatabase();
  const files = folder();
  await restoreInto(target.url, file, files);
  expect(await contentsOf(target.url)).toEqual(before);
  const { rows } = await sql<{ sha256: Buffer; size: number }>`select * from files`.execute(target.db);
  expect(rows.length).toBe(4);
  for (const { sha256, size } of rows) {
    expect(statSync(join(files, pathOfHash(sha256))).size).toBe(size);
    const there = readFileSync(join(files, pathOfHash(sha256)));
    expect(there.equals(readFileSync(join(data_dir, pathOfHash(sha256))))).toBe(true);
  }
});

test('every table is in the archive, or on the list of those that stay behind', async () => {
  const { tables } = await verifyArchive(await archiveOf(world.database_url, data_dir));
  const { columns } = await describeDatabase(world.database_url);
  const known = [...tables.map(({ name }) => name), ...LEFT_OUT].sort();
  expect(known).toEqual([...new Set(columns.map(({ table }) => table))].sort());
});

test('what is restored goes on counting where it stopped, and keeps its rules', async () => {
  const target = await testDatabase();
  await restoreInto(target.url, await archiveOf(world.database_url, data_dir));
  const { rows } = await sql<{ number: number; highest: number }>`
    insert into cases (id, profile_id, subject) values (gen_random_uuid(), gen_random_uuid(), 'new')
    returning number, (select max(number) from cases) as highest`.execute(target.db);
  expect(rows[0]!.number).toBe(rows[0]!.highest + 1);
  const stray = sql`
    insert into source_keys (id, source_id, kind, public_key, preview)
    values (gen_random_uuid(), gen_random_uuid(), 'public', 'x', 'x')`.execute(target.db);
  await expect(stray).rejects.toThrow('source_keys_source_id_fkey');
});

test('months that the log has, and this one has not, are made', async () => {
  const source = await testDatabase();
  await sql`select make_interactions_partition('2019-02-28 23:59:59Z')`.execute(source.db);
  await sql`
    insert into interactions (id, profile_id, type, actor, occurred_at, received_at, batch_id)
    values (gen_random_uuid(), gen_random_uuid(), 't', 'a', now(), '2019-02-28 23:59:59.999999Z', 1)`.execute(
    source.db,
  );
  const target = await testDatabase();
  await restoreInto(target.url, await archiveOf(source.url));
  const { rows } = await sql`select tableoid::regclass::text as place from interactions`.execute(target.db);
  expect(rows).toEqual([{ place: 'interactions_2019_02' }]);
});

test('from PostgreSQL 18 to Debian’s 15 and back nothing changes', async ({ skip }) => {
  if (!hasDebianPostgres()) skip(MISSING);
  const before = await contentsOf(world.database_url);
  const older = await startDebianPostgres();
  await restoreInto(older, await archiveOf(world.database_url, data_dir));
  expect(await contentsOf(older)).toEqual(before);
  const client = await connect(older);
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as major");
  await client.end();
  expect(rows[0].major).toBe(15);
  const back = await testDatabase();
  const files = folder();
  const again = join(folder(), 'again.archive');
  // The files are where they were: the database alone has moved.
  const manifest = await backUp({ url: older, data_dir, secret: SECRET, product: '0.0.1' }, again);
  expect(manifest.postgresql).toBe(15);
  await restoreInto(back.url, again, files);
  expect(await contentsOf(back.url)).toEqual(before);
}, 90_000);

test('a file that is lost on the disk is told, and does not keep the rest out', async () => {
  const { rows } = await sql<{ sha256: Buffer }>`select sha256 from files where size = 5`.execute(world.db);
  const place = join(data_dir, pathOfHash(rows[0]!.sha256));
  rmSync(place);
  const file = join(folder(), 'some.archive');
  const manifest = await backUp({ url: world.database_url, data_dir, secret: SECRET, product: '1' }, file);
  expect(manifest.missing_files).toEqual([rows[0]!.sha256.toString('hex')]);
  expect(manifest.files.count).toBe(2);
  const target = await testDatabase();
  await restoreInto(target.url, file);
  expect(await contentsOf(target.url)).toEqual(await contentsOf(world.database_url));
});

test('both programs say what they did; tar reads the archive; the SECRET is not in it', async () => {
  const target = await testDatabase();
  const file = join(folder(), 'by-hand.archive');
  const own = world.app.kit.config.SECRET;
  const run = (program: string, DATABASE_URL: string, DATA_DIR: string, SECRET = own) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../bin', program), file], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, DATABASE_URL, DATA_DIR, SECRET },
    });
  const made = run('backup.ts', world.database_url, data_dir);
  expect(made.stdout).toContain('2 files');
  const done = run('restore.ts', target.url, folder(), 'another secret, of the server it comes to');
  expect({ status: done.status, stderr: done.stderr }).toEqual({ status: 0, stderr: '' });
  expect(done.stdout).toContain('Restored as of');
  expect(done.stdout).toContain('had another SECRET');
  expect(await contentsOf(target.url)).toEqual(await contentsOf(world.database_url));
  const again = run('restore.ts', target.url, folder());
  expect(again.status).toBe(1);
  expect(again.stderr).toMatch(/^The database is not empty: .*\nNothing was restored\. .*\n$/);
  expect(run('backup.ts', world.database_url, data_dir).stderr).toContain('is there already');
  const listed = spawnSync('tar', ['-tzf', file], { encoding: 'utf8' }).stdout.split('\n');
  expect(listed.at(0)).toBe('format.json');
  expect(listed.slice(-3)).toEqual(['manifest.json', 'manifest.sha256', '']);
  const plain = spawnSync('tar', ['-xzOf', file], { encoding: 'latin1', maxBuffer: 1e9 }).stdout;
  const manifest = await verifyArchive(file);
  expect(manifest.secret_mark).toBe(secretMark(own));
  expect(plain).toContain('tellonce-archive');
  expect(plain).not.toContain(own);
}, 90_000);
