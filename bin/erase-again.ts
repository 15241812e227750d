// node bin/launch.mjs bin/erase-again.ts erasure-....json ...: after an older archive was restored, erases those whom it
// brought back, by the proofs that were downloaded since. Before the server is started, with the settings it runs with.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { migrate, NewerSchema, openDatabase } from '../server/db/index.ts';
import { eraseAgain, type Kept, setErasureKey } from '../server/modules/customers/index.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';

const SAYS = {
  known: 'is in this database already; nothing was done.',
  erased: 'was there again and is erased; the server deletes what is left when it runs.',
  kept_out: 'is not in this database. What is older than now stays out.',
};

async function run(files: string[]): Promise<void> {
  const proofs = await Promise.all(files.map(readProof));
  const config = readConfig(process.env, []);
  setErasureKey(config.SECRET);
  const used = await chooseDatabase(config, (line) => console.error(line));
  try {
    await migrate(used.url);
    const database = openDatabase(used.url, { max: 2 });
    try {
      for (const proof of proofs)
        console.log(`${proof.customer_ids[0]} ${SAYS[await eraseAgain(database.db, proof)]}`);
    } finally {
      await database.close();
    }
  } finally {
    await used.stop();
  }
}

async function readProof(file: string): Promise<Kept> {
  // npm runs us in the project's folder; the file is named from where the person is.
  const text = await readFile(path.resolve(process.env.INIT_CWD ?? '.', file), 'utf8').catch(() => null);
  const proof = text === null ? null : parsed(text);
  if (proof?.id && Array.isArray(proof.customer_ids) && Array.isArray(proof.identities)) return proof;
  throw new CannotStart(
    `${file} is not a proof of an erasure.`,
    'Name the files downloaded from Settings, Erasures.',
  );
}

function parsed(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
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
