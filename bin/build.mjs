// node bin/build.mjs: builds what browsers get (the console, the chat, the demo's pages) into dist/, where it is stale.
// "npm start" does it by itself; this is for CI and for images.
import process from 'node:process';
import { bringWebUpToDate } from './launch/build-web.mjs';
import { findNode } from './launch/find-node.mjs';
import { Trouble } from './launch/trouble.mjs';

try {
  await bringWebUpToDate(findNode(), process.env);
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(`\n${error.message}\n${error.remedy}\n`);
  process.exitCode = 1;
}
