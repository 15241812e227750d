import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { isInstalled } from './fresh.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { modules, root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

export async function bringInstallUpToDate() {
  if (isInstalled()) return;
  await oneAtATime('install', 'Another start is installing; waiting for it ...', async (recordChild) => {
    // Whoever we waited for may have done it.
    if (!isInstalled()) await install(recordChild);
  });
}

async function install(recordChild) {
  const again = existsSync(modules)
    ? 'The installed parts are not those of this version: installing them anew'
    : 'Installing what Tellonce is made of';
  console.log(`${again} (about a minute) ...`);
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const news = setInterval(() => console.log(`... still installing (${seconds()})`), 15_000);
  try {
    const { code, output } = await npmCi(recordChild);
    if (code !== 0) throw failure(output);
  } finally {
    clearInterval(news);
  }
  if (!isInstalled())
    throw failure('npm reported no error, but the installed parts are not those in package-lock.json.');
  console.log(`Installed in ${seconds()}.`);
}

function npmCi(recordChild) {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // npm empties node_modules first, and with it the Node that we may be running on: npm gets one from outside.
  const env = { ...process.env, PATH: withoutModules(process.env.PATH) };
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = npm?.endsWith('.js')
    ? spawn('node', [npm, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done) => {
    child.on('spawn', () => recordChild(child.pid));
    child.on('error', (error) =>
      done({ code: 1, output: `${output}\nnpm cannot be started: ${error.message}` }),
    );
    child.on('close', (code) => done({ code, output }));
  });
}

function withoutModules(path = '') {
  return path
    .split(delimiter)
    .filter((folder) => folder !== join(modules, '.bin') && !folder.startsWith(modules + sep))
    .join(delimiter);
}

function failure(output) {
  return new Trouble(`The installation failed. npm said:\n\n${output.trim()}\n`, remedyFor(output));
}

function remedyFor(output) {
  if (/ENOSPC/.test(output)) return 'The disk is full: free 1 GB and try again.';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `Make ${root} writable for the user who starts Tellonce, and try again.`;
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN|network/i.test(output)) {
    return 'The package registry could not be reached: check the connection (and the proxy settings of npm), and try again.';
  }
  return 'Try "npm ci" by hand in this folder; once it works, start again.';
}
