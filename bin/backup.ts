// npm run backup -- tellonce.archive: everything there is, in one file, while the server runs or not. Needs the
// settings that the server runs with (DATA_DIR or DATABASE_URL). docs/archive-format.md says what is in the file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backUp } from '../server/archive/index.ts';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';

async function run(file: string): Promise<void> {
  const config = readConfig(process.env, []);
  const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8'));
  const used = await chooseDatabase(config, (line) => console.error(line));
  const given = { url: used.url, data_dir: config.DATA_DIR, secret: config.SECRET, product: version };
  const { size, tables, files, missing_files } = await backUp(given, file).finally(used.stop);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${file}: ${tables.length} tables, ${rows} rows, ${files.count} files; ${size} bytes.`);
  const where = process.env.SECRET ? 'SECRET' : path.join(config.DATA_DIR, 'secret');
  console.log(
    `Keep ${where} as well, in another place: without it mail accounts’ passwords and second factors cannot be read.`,
  );
  if (missing_files.length === 0) return;
  console.error(
    `The archive is whole but for ${missing_files.length} files that are lost or damaged on the disk:`,
  );
  for (const hash of missing_files) console.error(`  ${hash}`);
  process.exitCode = 1;
}

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('Into which file? npm run backup -- tellonce.archive');
  process.exitCode = 2;
} else {
  try {
    // npm runs us in the project's folder; the file is named from where the person is.
    await run(path.resolve(process.env.INIT_CWD ?? '.', file));
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(`${error.message}\n${error.remedy}`);
    process.exitCode = 1;
  }
}
