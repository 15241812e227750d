// node bin/launch.mjs bin/erase-again.ts erasure-....json ...: after an older archive was restored, erases those whom it
// brought back, by the proofs that were downloaded since. Before the server is started, with the settings it runs with.
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { migrate, NewerSchema } from '../server/db/index.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';
import { eraseByProofs, readProofs } from './erase-again/by-proofs.ts';

async function run(files: string[]): Promise<void> {
  const proofs = await readProofs(files);
  const config = readConfig(process.env, []);
  const used = await chooseDatabase(config, (line) => console.error(line));
  try {
    await migrate(used.url);
    await eraseByProofs(used.url, config.SECRET, proofs);
  } finally {
    await used.stop();
  }
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('By which proofs? node bin/launch.mjs bin/erase-again.ts erasure-....json');
  process.exitCode = 2;
} else {
  try {
    await run(files);
  } catch (error) {
    if (error instanceof CannotStart) console.error(`${error.message}\n${error.remedy}`);
    else if (error instanceof NewerSchema) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}
