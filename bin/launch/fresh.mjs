import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from './paths.mjs';

// Whether node_modules holds what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last
// thing of an installation and removes it first: so one that was cut off half-way is not taken for a whole one.
export function isInstalled() {
  const wanted = packages(join(root, 'package-lock.json'));
  const found = packages(join(modules, '.package-lock.json'));
  if (found === null) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const there = found[path];
    // Optional ones are for other platforms, mostly; whoever needs one of them says so when it is missing.
    if (there === undefined && entry.optional) continue;
    if (there === undefined && entry.dev && isProduction()) continue;
    if (there?.version !== entry.version || there?.integrity !== entry.integrity) return false;
    // "npm install --package-lock-only" writes down what it has not installed.
    if (versionOf(path) !== entry.version) return false;
  }
  return Object.keys(found).every((path) => path in wanted);
}

function versionOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

// "npm ci --omit=dev", as in an image that was built elsewhere: the web part is there, its tools need not be.
function isProduction() {
  return process.env.NODE_ENV === 'production' && existsSync(join(root, 'dist', 'console', 'index.html'));
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}
