import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { bringWebUpToDate } from './build-web.mjs';
import { findNode } from './find-node.mjs';
import { bringInstallUpToDate } from './install.mjs';
import { NODE_ARGS } from './node-args.mjs';
import { modules, root } from './paths.mjs';
import { Trouble } from './trouble.mjs';

// The programs that serve, open or test the web part.
const NEED_WEB = ['server/main.ts', 'bin/test.ts', 'bin/e2e.ts'];

export async function start([file, ...args]) {
  try {
    if (file === undefined)
      throw new Trouble('Nothing to start was named.', 'Use "npm start", "npm test" or "npm run e2e".');
    await bringInstallUpToDate();
    const node = findNode();
    const env = { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) };
    if (NEED_WEB.includes(file)) await bringWebUpToDate(node, env);
    handOver(node, [join(root, file), ...args], env);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(`\n${error.message}\n${error.remedy}\n`);
    process.exitCode = 1;
  }
}

// Becomes, as far as anyone can tell, the program that it starts: same terminal, signals and exit code.
function handOver(node, args, env) {
  const child = spawn(node, [...NODE_ARGS, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'])
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
