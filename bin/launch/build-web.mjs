import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { dist, root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

const BUILD = join(root, 'web', 'build.ts');
const STAMP = join(dist, 'web-build.stamp');

// Builds the web part when what it is made from is not what it was made from the last time.
export async function bringWebUpToDate(node, env) {
  if (!existsSync(BUILD) || isBuilt()) return;
  await oneAtATime(
    'web-build',
    'Another start is building the web part; waiting for it ...',
    async (recordChild) => {
      if (isBuilt()) return;
      console.log('Building the web part (once after each change, some seconds) ...');
      // Taken before the build: a source that changes meanwhile is built again the next time.
      const fingerprint = fingerprintOfSources();
      const { code, output } = await build(node, env, recordChild);
      if (code !== 0)
        throw new Trouble(
          `The web part cannot be built:\n\n${output.trim()}\n`,
          'Mend what it says, and start again.',
        );
      mkdirSync(dist, { recursive: true });
      writeFileSync(STAMP, fingerprint);
    },
  );
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprintOfSources();
}

function build(node, env, recordChild) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', BUILD], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('spawn', () => recordChild(child.pid));
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

function fingerprintOfSources() {
  const hash = createHash('sha256');
  const files = ['web', 'demo'].flatMap((folder) => filesBelow(join(root, folder)));
  for (const path of [join(root, 'package-lock.json'), ...files.sort()]) {
    const bytes = readFileSync(path);
    hash.update(`${relative(root, path)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    // What the build itself writes there would make it look stale ever after.
    return entry.isFile() && !/\.(test|gen)\./.test(entry.name) ? [path] : [];
  });
}
