import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { backUp, restore, verifyArchive } from '../index.ts';

export const SECRET = 'the-secret-of-the-archive-tests-only';

/** A folder that goes when the test has finished. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tellonce-archive-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export async function archiveOf(url: string, data_dir = '/nonexistent'): Promise<string> {
  const file = join(folder(), 'tellonce.archive');
  await backUp({ url, data_dir, secret: SECRET, product: '0.0.1' }, file);
  return file;
}

export async function restoreInto(url: string, file: string, data_dir = folder()): Promise<void> {
  await restore({ url, data_dir }, file, await verifyArchive(file));
}
