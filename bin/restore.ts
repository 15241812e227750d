// npm run restore -- tellonce.archive: puts an archive into an empty database (DATA_DIR or DATABASE_URL), all or nothing.
import path from 'node:path';
import { restore, secretMark, verifyArchive } from '../server/archive/index.ts';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { NewerSchema } from '../server/db/index.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';

async function run(file: string): Promise<void> {
  console.log(`Reading ${file} ...`);
  const manifest = await verifyArchive(file);
  console.log('It is whole. Restoring ...');
  const config = readConfig(process.env, []);
  const used = await chooseDatabase(config, (line) => console.error(line));
  const target = { url: used.url, data_dir: config.DATA_DIR };
  await restore(target, file, manifest).finally(used.stop);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored as of ${manifest.made_at}: ${rows} rows, ${manifest.files.count} files.`);
  if (manifest.missing_files.length > 0)
    console.log(`${manifest.missing_files.length} files were lost already when the archive was made.`);
  if (manifest.secret_mark !== secretMark(config.SECRET)) {
    console.log(
      'The server that made it had another SECRET. Set that one (or put its file "secret" into DATA_DIR) before the\n' +
        'start; without it mail accounts’ passwords and second factors cannot be read and have to be set up once more.',
    );
  }
  console.log('Starting the server now sends what was waiting to be sent, and reads the mailboxes.');
}

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('From which file? npm run restore -- tellonce.archive');
  process.exitCode = 2;
} else {
  try {
    // npm runs us in the project's folder; the file is named from where the person is.
    await run(path.resolve(process.env.INIT_CWD ?? '.', file));
  } catch (error) {
    if (error instanceof CannotStart) console.error(`${error.message}\n${error.remedy}`);
    else if (error instanceof NewerSchema) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}
