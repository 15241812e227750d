import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of a few hundred MB of its own, to be filled up. */
export type SmallDisk = {
  folder: string;
  /** Leaves only so many MB of it free. */
  fill: (left_mb: number) => void;
  /** As when somebody clears up. */
  clear: () => void;
  freeMb: () => number;
  remove: () => void;
};

const MB = 1024 * 1024;

export function smallDisk(size_mb: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'tellonce-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size_mb}m,mode=755`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw new Error(
      'A disk cannot be filled here: this test has to mount a small one, as root and with the right to mount ' +
        '(CAP_SYS_ADMIN; for docker: --cap-add SYS_ADMIN).',
      { cause: error },
    );
  }
  // PostgreSQL runs as a user of its own.
  chmodSync(folder, 0o755);
  const ballast = path.join(folder, 'ballast');
  const freeMb = () => {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / MB;
  };
  return {
    folder,
    freeMb,
    fill: (left_mb) =>
      writeFileSync(ballast, Buffer.alloc(Math.max(0, Math.floor((freeMb() - left_mb) * MB)))),
    clear: () => rmSync(ballast, { force: true }),
    remove: () => {
      // Lazily: whatever still has a file open in it ends on its own.
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
