import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from '../../cannot-start.ts';
import { type Account, canEnter } from './account.ts';
import type { Layout } from './layout.ts';

// The address of a Unix socket holds 103 bytes on macOS and 107 on Linux, its file name included.
const LONGEST = 103 - '/.s.PGSQL.5432'.length;

// The folder of the socket: with the data, or, where that path is too long or out of the account's reach, one under
// the temporary folder. Always the same for the same data, as pools keep using the address when PostgreSQL restarts.
export function socketFolder(layout: Layout, account: Account): string {
  const near = layout.socket;
  const folder =
    Buffer.byteLength(near) <= LONGEST && canEnter(account, layout.dataDir) ? near : far(layout.dataDir);
  const uid = account?.uid ?? process.getuid?.() ?? 0;
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (account !== null) chownSync(folder, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  // In a temporary folder anybody may have put something of this name.
  if (!found.isDirectory() || (found.uid !== uid && folder !== near)) {
    throw new CannotStart(
      `${folder} is needed for the database, but belongs to someone else.`,
      'Remove it, or set DATA_DIR to a shorter path.',
    );
  }
  if (account !== null && found.uid !== uid) chownSync(folder, account.uid, account.gid);
  if ((found.mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  return folder;
}

function far(dataDir: string): string {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `tellonce-${name}`);
  return Buffer.byteLength(folder) <= LONGEST ? folder : join('/tmp', `tellonce-${name}`);
}

// Leaves nothing in the temporary folder.
export function removeSocketFolder(layout: Layout, folder: string): void {
  if (folder !== layout.socket) rmSync(folder, { recursive: true, force: true });
}
