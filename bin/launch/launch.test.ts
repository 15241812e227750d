import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';

type Outcome = { code: number | null; output: string };

const HELLO = `
import { version } from 'dep';
const [first = ''] = process.argv.slice(2);
console.log(\`dep \${version}, \${process.env.PATH?.split(':')[0]}, <\${first}>\`);
if (first === 'fail') process.exit(7);
if (first === 'wait') {
  process.on('SIGTERM', () => process.exit(9));
  setInterval(() => undefined, 1000);
  console.log('waiting');
}
`;

// A project like ours in little: the real launcher and the real npm, with one dependency that is a file.
function project(): string {
  const root = join(mkdtempSync(join(tmpdir(), 'tellonce-launch-')), 'a project');
  mkdirSync(root);
  onTestFinished(() => rmSync(join(root, '..'), { recursive: true, force: true, maxRetries: 5 }));
  cpSync(join(import.meta.dirname, '..', 'launch.mjs'), join(root, 'bin', 'launch.mjs'));
  cpSync(import.meta.dirname, join(root, 'bin', 'launch'), { recursive: true });
  writeFileSync(join(root, 'hello.ts'), HELLO);
  dependOn(root, '1.0.0');
  return root;
}

// As from a terminal: without what the npm that runs these tests tells its children about its own project, and with a
// cache of its own, as npm finds there what is missing here.
function environment(root: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
  return { ...Object.fromEntries(own), npm_config_cache: join(root, '..', 'cache') };
}

function dependOn(root: string, version: string): void {
  const folder = join(root, '..', 'dep');
  const env = environment(root);
  mkdirSync(folder, { recursive: true });
  const manifest = (name: string, more: object) => JSON.stringify({ name, version, type: 'module', ...more });
  writeFileSync(join(folder, 'package.json'), manifest('dep', { exports: './index.js' }));
  writeFileSync(join(folder, 'index.js'), `export const version = '${version}';`);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', root], { cwd: folder, env });
  const dependencies = { dep: `file:dep-${version}.tgz` };
  writeFileSync(join(root, 'package.json'), manifest('little', { dependencies }));
  execFileSync('npm', ['install', '--silent', '--package-lock-only', '--no-audit'], { cwd: root, env });
}

function begin(root: string, ...args: string[]): { child: ChildProcess; outcome: Promise<Outcome> } {
  const env = environment(root);
  const child = spawn(process.execPath, [join(root, 'bin', 'launch.mjs'), 'hello.ts', ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const outcome = once(child, 'close').then(([code]) => ({ code, output }));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, outcome };
}

const launch = (root: string, ...args: string[]) => begin(root, ...args).outcome;

test('the first start installs, the second goes straight on, and a changed lock file installs anew', async () => {
  const root = project();
  const first = await launch(root, 'two words');
  expect(first.output).toMatch(/^Installing what Tellonce is made of.*\nInstalled in/);
  const hello = (version: string) => `dep ${version}, ${root}/node_modules/.bin, <two words>\n`;
  expect(first.output).toContain(hello('1.0.0'));
  expect(await launch(root, 'two words')).toEqual({ code: 0, output: hello('1.0.0') });

  dependOn(root, '2.0.0');
  const third = await launch(root, 'two words');
  expect(third.output).toMatch(/not those of this version: installing them anew/);
  expect(third.output).toContain(hello('2.0.0'));
}, 60_000);

test('of two started at once one installs and both go on', async () => {
  const root = project();
  const outcomes = await Promise.all([launch(root), launch(root)]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(outcomes.filter(({ output }) => output.includes('Installed in'))).toHaveLength(1);
}, 60_000);

test('after a kill -9 in any moment of the installation the next start completes it', async () => {
  const root = project();
  for (const moment of [100, 300, 600]) {
    rmSync(join(root, 'node_modules'), { recursive: true, force: true, maxRetries: 5 });
    const { child, outcome } = begin(root);
    await sleep(moment);
    child.kill('SIGKILL');
    await outcome;
    const next = await launch(root);
    expect(next.output).toContain('dep 1.0.0');
  }
}, 60_000);

test('two at once after a kill -9 do not take over the lock from each other', async () => {
  const root = project();
  mkdirSync(join(root, 'dist'));
  const dead = { host: 'elsewhere', holder: { pid: 1, since: '1' } };
  writeFileSync(join(root, 'dist', 'install.lock'), JSON.stringify(dead));
  const outcomes = await Promise.all([launch(root), launch(root), launch(root)]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(outcomes.filter(({ output }) => output.includes('Installed in'))).toHaveLength(1);
  expect(existsSync(join(root, 'dist', 'install.lock'))).toBe(false);
}, 60_000);

test('when npm fails its own words are shown, and what to do', async () => {
  const root = project();
  rmSync(join(root, 'dep-1.0.0.tgz'));
  rmSync(join(root, '..', 'cache'), { recursive: true });
  const { code, output } = await launch(root);
  expect(code).toBe(1);
  expect(output).toMatch(/The installation failed. npm said:\n\nnpm error code ENOENT/);
  expect(output).toContain('npm ci');
  expect(output).not.toMatch(/^\s+at /m);
}, 60_000);

test('an exit code and a signal are passed on', async () => {
  const root = project();
  await launch(root);
  expect((await launch(root, 'fail')).code).toBe(7);
  const { child, outcome } = begin(root, 'wait');
  await new Promise<void>((done) =>
    child.stdout!.on('data', (text) => String(text).includes('waiting') && done()),
  );
  child.kill('SIGTERM');
  expect((await outcome).code).toBe(9);
}, 60_000);

test('a Node that is too old is told so in words it can read', () => {
  // What runs before the check has to be readable for the first Node with modules: no newer words than its own.
  const text = readFileSync(join(import.meta.dirname, '..', 'launch.mjs'), 'utf8');
  expect(text).not.toMatch(/\?\?|\?\.|\bawait\b|node:/);
});
