import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { pickAccount, spawnAs } from '../../db/embedded/account.ts';

const BIN = '/usr/lib/postgresql/15/bin';
export const MISSING = `There is no PostgreSQL 15 in ${BIN} (Debian 12: apt-get install postgresql-15)`;

/** Whether Debian's PostgreSQL 15 is here; where tests decide about a release it has to be. */
export function hasDebianPostgres(): boolean {
  if (existsSync(join(BIN, 'postgres'))) return true;
  if (process.env.CI) throw new Error(`${MISSING}, and without it nothing is known of PostgreSQL 15.`);
  return false;
}

/** A PostgreSQL 15 of the test's own with an empty database; gone when the test has finished. */
export async function startDebianPostgres(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tellonce-debian-'));
  const account = pickAccount(folder, () => undefined);
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  const options = { ...spawnAs(account), cwd: folder };
  const cluster = join(folder, 'cluster');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const made = spawnSync(
    join(BIN, 'initdb'),
    ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const server = spawn(
    join(BIN, 'postgres'),
    ['-D', cluster, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off'],
    { ...options, stdio: 'ignore' },
  );
  onTestFinished(() => stop(server));
  const url = `postgresql://postgres@${encodeURIComponent(folder)}/postgres`;
  await answers(url);
  return url;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGINT');
  await ended;
}

async function answers(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; await new Promise((done) => setTimeout(done, 100))) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
