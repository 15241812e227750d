import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, fileTrouble } from '../../cannot-start.ts';
import { type Account, pickAccount, type Say } from './account.ts';
import { readyBinaries } from './binaries.ts';
import { createCluster } from './create-cluster.ts';
import type { Cluster } from './ensure-running.ts';
import type { Layout } from './layout.ts';
import { socketFolder } from './socket-folder.ts';

// Everything PostgreSQL needs before it can start: a user, its programs, a password, its data folder, a socket folder.
export async function prepare(layout: Layout, say: Say): Promise<Cluster> {
  try {
    const account = pickAccount(layout.cluster, say);
    const binaries = readyBinaries(account, layout.dataDir, say);
    const password = keptPassword(layout);
    await createCluster(layout, account, binaries, password, say);
    checkVersion(layout, binaries.major);
    handOver(layout.cluster, account, say);
    return { layout, account, binaries, password, socketFolder: socketFolder(layout, account) };
  } catch (error) {
    throw fileTrouble(error, layout.dataDir) ?? error;
  }
}

// As root the folder can be entered but not listed by others: the database user has to pass through it.
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw fileTrouble(error, dataDir) ?? error;
  }
}

function keptPassword({ password: path, cluster }: Layout): string {
  if (!existsSync(path)) {
    if (existsSync(cluster)) {
      throw new CannotStart(
        `${path} is missing: it opens the database in ${cluster}.`,
        'Put it back from a backup.',
      );
    }
    // Written aside and put in place whole: a kill in between leaves nothing that looks like a password.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
    linkSync(draft, path);
    rmSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}

function checkVersion({ cluster, dataDir }: Layout, major: number): void {
  const found = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'));
  if (found === major) return;
  const remedy =
    found > major
      ? 'Start the release of Tellonce that wrote it, or a newer one. An older one cannot read it.'
      : 'Start the release of Tellonce that wrote it, make a backup with it, and restore that backup with this one.';
  throw new CannotStart(
    `The data in ${dataDir} is of PostgreSQL ${found}; this release brings PostgreSQL ${major}.`,
    remedy,
  );
}

// Data that came from elsewhere (copied by root, out of another container) still belongs to its former user.
function handOver(cluster: string, account: Account, say: Say): void {
  if (account === null || lstatSync(cluster).uid === account.uid) return;
  say(`Giving ${cluster} to the user ${account.name} ...`);
  const done = spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster], { encoding: 'utf8' });
  if (done.status !== 0)
    throw new CannotStart(
      `${cluster} cannot be given to ${account.name}: ${done.stderr}`,
      'Do it by hand (chown -R).',
    );
}
