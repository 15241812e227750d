import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

let known: Promise<{ version: string; commit: string | null }> | undefined;

/** The version that runs, and the commit where it runs from a checkout. Read once: it does not change meanwhile. */
export function release(): Promise<{ version: string; commit: string | null }> {
  known ??= readRelease();
  return known;
}

async function readRelease() {
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { version, commit: await commitOf(path.join(ROOT, '.git')) };
}

/** What HEAD names: a commit, or a branch that has one in a file of its own or among the packed ones. */
async function commitOf(git: string): Promise<string | null> {
  const read = (name: string) => readFile(path.join(git, name), 'utf8').catch(() => '');
  const head = (await read('HEAD')).trim();
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  if (!branch) return shortOf(head);
  const packed = (await read('packed-refs')).split('\n').find((line) => line.endsWith(` ${branch}`));
  return shortOf((await read(branch)).trim()) ?? shortOf(packed?.split(' ')[0] ?? '');
}

const shortOf = (commit: string): string | null =>
  /^[0-9a-f]{40}/.test(commit) ? commit.slice(0, 10) : null;
