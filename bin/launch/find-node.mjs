import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from './paths.mjs';
import { Trouble } from './trouble.mjs';

// A Node that runs TypeScript files as they are: this one, or else the one that was installed with the rest.
export function findNode() {
  if (runsTypeScript(process.versions.node)) return process.execPath;
  for (const candidate of carried()) {
    const version = spawnSync(candidate, ['--version'], { encoding: 'utf8' }).stdout?.trim().slice(1);
    if (version && runsTypeScript(version)) return candidate;
  }
  throw new Trouble(
    `This Node.js is ${process.versions.node}; Tellonce needs 22.18 or newer, and the one it brings along is not there or does not run here.`,
    'Run "npm ci --include=optional" once more, or install Node.js 24 from https://nodejs.org.',
  );
}

function carried() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return [join(modules, `node-${platform}-${process.arch}`, 'bin', program)].filter((path) =>
    existsSync(path),
  );
}

function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major > 23;
}
