// npm run restore -- tellonce.archive erasure-....json ...: puts an archive into an empty database (DATA_DIR or
// DATABASE_URL), all or nothing, and erases again whom it brings back, by the proofs that were downloaded since.
import path from 'node:path';
import { type Manifest, restore, secretMark, verifyArchive } from '../server/archive/index.ts';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { NewerSchema } from '../server/db/index.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';
import { eraseByProofs, readProofs } from './erase-again/by-proofs.ts';

async function run(file: string, proof_files: string[]): Promise<void> {
  const proofs = await readProofs(proof_files);
  console.log(`Reading ${file} ...`);
  const manifest = await verifyArchive(file);
  const config = readConfig(process.env, []);
  const same_secret = manifest.secret_mark === secretMark(config.SECRET);
  if (proofs.length > 0 && !same_secret) {
    throw new CannotStart(
      'The server that made the archive had another SECRET: with this one a proof recognises nobody.',
      'Nothing was restored. Set that SECRET (or put its file "secret" into DATA_DIR) and try again.',
    );
  }
  console.log('It is whole. Restoring ...');
  const used = await chooseDatabase(config, (line) => console.error(line));
  try {
    await restore({ url: used.url, data_dir: config.DATA_DIR }, file, manifest);
    say(manifest, same_secret);
    if (proofs.length > 0) await eraseByProofs(used.url, config.SECRET, proofs);
  } finally {
    await used.stop();
  }
  sayWhoIsBack(manifest, proofs.length);
  console.log('Starting the server now sends what was waiting to be sent, and reads the mailboxes.');
}

function say(manifest: Manifest, same_secret: boolean): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored as of ${manifest.made_at}: ${rows} rows, ${manifest.files.count} files.`);
  if (manifest.missing_files.length > 0)
    console.log(`${manifest.missing_files.length} files were lost already when the archive was made.`);
  if (!same_secret) {
    console.log(
      'The server that made it had another SECRET. Set that one (or put its file "secret" into DATA_DIR) before the\n' +
        'start; without it mail accounts’ passwords and second factors cannot be read and have to be set up once more.',
    );
  }
}

// Nobody but the proofs outside of the database knows who was erased since.
function sayWhoIsBack({ made_at }: Manifest, proofs: number): void {
  const whoever = `Whoever was erased after ${made_at}`;
  if (proofs > 0) {
    console.log(`${whoever} and is not named above is back. Were these all the proofs since then? The rest:`);
  } else {
    console.log(`${whoever} is back. Erase them again before the start, by the proofs downloaded since:`);
  }
  console.log('  node bin/launch.mjs bin/erase-again.ts erasure-....json ...');
}

const [file, ...proofs] = process.argv.slice(2);
if (file === undefined) {
  console.error('From which file? npm run restore -- tellonce.archive [erasure-....json ...]');
  process.exitCode = 2;
} else {
  try {
    // npm runs us in the project's folder; the file is named from where the person is.
    await run(path.resolve(process.env.INIT_CWD ?? '.', file), proofs);
  } catch (error) {
    if (error instanceof CannotStart) console.error(`${error.message}\n${error.remedy}`);
    else if (error instanceof NewerSchema) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}
