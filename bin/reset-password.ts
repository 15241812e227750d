// node bin/launch.mjs bin/reset-password.ts mia@example.com: a new password for someone who cannot get in any more.
// Needs the settings that the server runs with (DATA_DIR or DATABASE_URL); the server may be running or not.
import { resetPassword } from '../server/auth/index.ts';
import { CannotStart } from '../server/cannot-start.ts';
import { readConfig } from '../server/config.ts';
import { migrate, NewerSchema, openDatabase } from '../server/db/index.ts';
import { chooseDatabase } from '../server/startup/choose-database.ts';

async function reset(email: string): Promise<string> {
  const config = readConfig(process.env, []);
  const used = await chooseDatabase(config, (line) => console.error(line));
  try {
    await migrate(used.url);
    const database = openDatabase(used.url, { max: 2 });
    const password = await resetPassword(database.db, email).finally(database.close);
    if (password !== null) return password;
    throw new CannotStart(
      `No team member has the address ${email}.`,
      'Check its spelling, and that DATA_DIR or DATABASE_URL is the one the server runs with.',
    );
  } finally {
    await used.stop();
  }
}

const [email, ...rest] = process.argv.slice(2);
if (email === undefined || rest.length > 0) {
  console.error('Whose password? node bin/launch.mjs bin/reset-password.ts mia@example.com');
  process.exitCode = 2;
} else {
  try {
    const password = await reset(email);
    console.log(`The new password of ${email} is:\n\n  ${password}\n`);
    console.log(
      'All their sessions have ended and their second factor is off. Sign in with it, then choose your own.',
    );
  } catch (error) {
    if (error instanceof CannotStart) console.error(`${error.message}\n${error.remedy}`);
    else if (error instanceof NewerSchema) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}
