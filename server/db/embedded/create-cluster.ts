import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileTrouble } from '../../cannot-start.ts';
import { type Account, type Say, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { explain } from './plain-words.ts';
import { seenFrom } from './seen-from.ts';

const PASSWORD = 'password';

// Makes the data folder of PostgreSQL under another name and renames it when it is whole: an initdb that was killed
// half-way leaves a folder that starts but holds no database.
export async function createCluster(
  layout: Layout,
  account: Account,
  binaries: Binaries,
  password: string,
  say: Say,
): Promise<void> {
  if (existsSync(layout.cluster)) return;
  say('Making the database (once, takes a few seconds) ...');
  removeDrafts(layout);
  const draft = `${layout.draftPrefix}${process.pid}-${Date.now()}`;
  const cluster = join(draft, 'cluster');
  try {
    mkdirSync(cluster, { recursive: true, mode: 0o700 });
    writeFileSync(join(draft, PASSWORD), password, { mode: 0o600 });
    for (const path of [draft, cluster, join(draft, PASSWORD)]) {
      if (account !== null) chownSync(path, account.uid, account.gid);
    }
    await initdb(cluster, account, binaries, layout);
    renameSync(cluster, layout.cluster);
  } catch (error) {
    throw fileTrouble(error, layout.dataDir) ?? error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

// Left by one that was killed. It may still be writing: what cannot go now goes the next time.
function removeDrafts(layout: Layout): void {
  const prefix = basename(layout.draftPrefix);
  for (const name of readdirSync(layout.dataDir).filter((name) => name.startsWith(prefix))) {
    try {
      rmSync(join(dirname(layout.draftPrefix), name), { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

async function initdb(cluster: string, account: Account, binaries: Binaries, layout: Layout): Promise<void> {
  let output = '';
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const args = initArguments(seenFrom(cluster, account), ctype);
    const child = spawn(binaries.initdb, args, {
      ...spawnAs(account),
      cwd: cluster,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
    if (code === 0) return;
    if (!output.includes('invalid locale name')) break;
  }
  throw explain(output, layout.dataDir);
}

// Text sorts and compares by code point, the same on every machine, with full Unicode letters: the builtin C.UTF-8.
// lc_ctype has to know letters as well: with plain C, pg_trgm drops every letter outside ASCII.
function initArguments(folder: string, ctype: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=../${PASSWORD}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
    '--text-search-config=simple',
    '--data-checksums',
    '--no-instructions',
  ];
}
