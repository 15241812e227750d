import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeOddRows } from '../../test/odd-rows.ts';
import { freshDatabase, testDatabase } from '../../test/setup.ts';
import { CannotStart } from '../cannot-start.ts';
import { sql } from '../db/index.ts';
import { saveFile } from '../files/index.ts';
import type { Kit } from '../kit.ts';
import { backUp, restore, verifyArchive } from './index.ts';
import { contentsOf } from './testing/contents.ts';
import { folder, restoreInto, SECRET } from './testing/place.ts';
import { type Entry, rewritten, withManifest } from './testing/rewrite.ts';

let place: string;
let sound: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'tellonce-refusals-'));
  sound = join(place, 'sound.archive');
  const { db, url, drop } = await freshDatabase();
  await writeOddRows(db);
  const kit = { config: { DATA_DIR: place } } as Kit;
  const file = { name: 'a', type: 'text/plain', created_by: 'test', bytes: Buffer.from('hello') };
  await db.transaction().execute((tx) => saveFile(kit, tx, file));
  await backUp({ url, data_dir: place, secret: SECRET, product: '0.0.1' }, sound);
  await drop();
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Refused in plain words while it is only read: there is no database in sight. */
async function refused(file: string, words: RegExp): Promise<void> {
  const error = await verifyArchive(file).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(CannotStart);
  expect((error as CannotStart).message).toMatch(words);
}

const written = (bytes: Buffer | string, name = 'given'): string => {
  const file = join(place, name);
  writeFileSync(file, bytes);
  return file;
};

const changed = (name: RegExp, change: (bytes: Buffer) => Buffer) =>
  rewritten(sound, (entries) =>
    entries.map((one) => (name.test(one.name) ? { ...one, bytes: change(Buffer.from(one.bytes)) } : one)),
  );

const flipped = (bytes: Buffer, at = Math.floor(bytes.length / 2)): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0x01;
  return copy;
};

function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

describe('a damaged archive is refused before any database is touched', () => {
  test('while the sound one is not', async () => {
    expect((await verifyArchive(sound)).files.count).toBe(1);
    expect((await verifyArchive(await rewritten(sound, (same) => same))).files.count).toBe(1);
  });

  test('with one bit changed, wherever it is', async () => {
    const bytes = readFileSync(sound);
    const content = gunzipSync(bytes);
    const step = Math.max(1, Math.floor(bytes.length / 200));
    let told = 0;
    for (let at = 0; at < bytes.length; at += step) {
      const other = flipped(bytes, at);
      // A compressor may write the same bytes in several ways: such a change changes nothing.
      if (unpacked(other)?.equals(content)) continue;
      await refused(written(other), /is damaged|is no archive|has the format \d/);
      told += 1;
    }
    expect(told).toBeGreaterThan(100);
  });

  test('cut off, wherever it is', async () => {
    const bytes = readFileSync(sound);
    for (const part of [0.001, 0.1, 0.5, 0.9, 0.999])
      await refused(written(bytes.subarray(0, Math.floor(bytes.length * part))), /is damaged/);
    await refused(written(bytes.subarray(0, -1)), /is damaged/);
  });

  test('with changed rows, a changed file or a changed manifest in a sound wrapping', async () => {
    await refused(await changed(/^tables\/customers\//, flipped), /the rows of customers are not those/);
    await refused(await changed(/^files\//, flipped), /the file [0-9a-f]{64} was changed/);
    await refused(await changed(/^manifest.json/, flipped), /manifest is missing or was changed/);
    await refused(await changed(/^manifest.sha256/, (bytes) => flipped(bytes, 3)), /manifest/);
  });

  test('with a part missing, twice, or too many', async () => {
    const without = (name: RegExp) => (entries: Entry[]) => entries.filter((one) => !name.test(one.name));
    await refused(await rewritten(sound, without(/^tables\/customers\//)), /the rows of customers/);
    await refused(await rewritten(sound, without(/^files\//)), /its files are not those/);
    await refused(await rewritten(sound, without(/^manifest/)), /its manifest is missing/);
    const twice = (entries: Entry[]) =>
      entries.flatMap((one) => (one.name.startsWith('files/') ? [one, one] : [one]));
    await refused(await rewritten(sound, twice), /its files are not those/);
    const more = (name: string) => (entries: Entry[]) => [
      entries[0]!,
      { name, bytes: Buffer.from('1\n') },
      ...entries.slice(1),
    ];
    await refused(await rewritten(sound, more('tables/else/00000001.copy')), /does not know the table else/);
    await refused(await rewritten(sound, more('../../etc/passwd')), /does not belong there/);
  });
});

describe('what is no archive for this release is refused', () => {
  test('another file, or none', async () => {
    await refused(written(''), /is damaged|no archive/);
    await refused(written('hello'), /is no archive of Tellonce/);
    await refused(written(gzipSync(Buffer.alloc(5000, 'x'))), /is damaged|no archive/);
    await refused(await rewritten(sound, (entries) => entries.slice(1)), /is no archive of Tellonce/);
    await refused(join(place, 'nowhere'), /There is no file/);
    await refused(place, /There is no file/);
  });

  test('an archive of a newer or an older schema, or of another format, with what to do', async () => {
    await refused(await withManifest(sound, (one) => ({ ...one, schema: 9999 })), /made by a newer Tellonce/);
    await refused(await withManifest(sound, (one) => ({ ...one, schema: 1 })), /made by an older Tellonce/);
    const format = await changed(/^format.json/, (bytes) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(bytes.toString()), version: 2 })),
    );
    await refused(format, /has the format 2; this release reads format 1/);
  });
});

describe('a target that is not empty is refused and stays as it is', () => {
  test('because somebody’s rows are in it', async () => {
    const target = await testDatabase();
    await sql`insert into sources (id, name) values (gen_random_uuid(), 'Shop')`.execute(target.db);
    await target.db.destroy();
    const before = await contentsOf(target.url);
    await expect(restoreInto(target.url, sound)).rejects.toThrow('not empty: there are rows in sources');
    expect(await contentsOf(target.url)).toEqual(before);
  });

  test('because a server runs on it', async () => {
    const target = await testDatabase();
    await sql`select 1`.execute(target.db);
    await expect(restoreInto(target.url, sound)).rejects.toThrow('A server is running on the database');
  });
});

test('an archive that changes between the check and the restore leaves nothing behind', async () => {
  const target = await testDatabase();
  const before = await contentsOf(target.url);
  const manifest = await verifyArchive(sound);
  const other = await changed(/^tables\/customers\//, (bytes) =>
    Buffer.from(bytes.toString().replace('line', 'LINE')),
  );
  await expect(restore({ url: target.url, data_dir: folder() }, other, manifest)).rejects.toThrow(
    'customers',
  );
  expect(await contentsOf(target.url)).toEqual(before);
});

test('a backup that loses its database half-way says so and leaves no file', async () => {
  const { db, url } = await testDatabase();
  await sql`
    insert into audit_entries (id, actor, action)
    select gen_random_uuid(), 'x', repeat(md5(n::text), 40) from generate_series(1, 30000) n`.execute(db);
  const into = folder();
  const made = backUp({ url, data_dir: '/', secret: SECRET, product: '1' }, join(into, 'x.archive'));
  const ended = expect(made).rejects.toThrow();
  await expect.poll(() => readdirSync(into).length).toBe(1);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'tellonce archive'`.execute(db);
  await ended;
  expect(readdirSync(into)).toEqual([]);
});

test('a place that cannot be written to is told in plain words', async () => {
  const { url } = await testDatabase();
  const made = (file: string) => backUp({ url, data_dir: '/', secret: SECRET, product: '1' }, file);
  await expect(made(join(place, 'no', 'such', 'x'))).rejects.toThrow('there is no such folder');
  await expect(made(sound)).rejects.toThrow('is there already');
});
