import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { CannotStart } from '../../cannot-start.ts';

// The ordinary user PostgreSQL runs as; null when that is the user who runs this process.
export type Account = { uid: number; gid: number; name: string } | null;
export type Say = (line: string) => void;

const NAME = 'tellonce-db';

// PostgreSQL refuses to run as root. So root gives it a user of its own, except where the data already belongs to
// an ordinary user (root started the server of someone else): then that one, who can go on alone later.
export function pickAccount(cluster: string, say: Say): Account {
  if (process.getuid?.() !== 0) return null;
  return ownerOf(cluster) ?? lookUp(NAME) ?? create() ?? fallBack(say);
}

function ownerOf(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === 0) return null;
  // A number without an entry in passwd (a container made anew) cannot run PostgreSQL: the data is handed over.
  const name = run('id', ['-nu', String(owner)]);
  return name === null ? null : lookUp(name);
}

function lookUp(name: string): Account {
  const uid = run('id', ['-u', name]);
  const gid = run('id', ['-g', name]);
  return uid === null || gid === null ? null : { uid: Number(uid), gid: Number(gid), name };
}

function create(): Account {
  run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    NAME,
  ]);
  return lookUp(NAME);
}

function fallBack(say: Say): Account {
  for (const name of ['postgres', 'nobody']) {
    const account = lookUp(name);
    if (account === null) continue;
    say(
      `The user ${NAME} could not be created: the database runs as ${name}. Its password and folders keep others out.`,
    );
    return account;
  }
  throw new CannotStart(
    'PostgreSQL does not run as root, and there is no ordinary user on this machine.',
    `Create one (useradd --system ${NAME}), start as an ordinary user, or set DATABASE_URL.`,
  );
}

function run(command: string, args: string[]): string | null {
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;
  const done = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, PATH: path } });
  return done.status === 0 ? done.stdout.trim() : null;
}

// What a child of PostgreSQL is started with. Nothing of our environment: PGDATA, PGPORT and the like would steer it,
// and our secrets are none of its business.
export function spawnAs(account: Account) {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC', TMPDIR: tmpdir() };
  return account === null ? { env } : { env, uid: account.uid, gid: account.gid };
}

// Whether the account can get at a folder: tried, not computed, as ACLs, mounts and every parent have a say.
export function canEnter(account: Account, folder: string): boolean {
  if (account === null) return true;
  const done = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    ...spawnAs(account),
    cwd: '/',
    stdio: 'ignore',
  });
  return done.status === 0;
}
