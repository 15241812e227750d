import { pino } from 'pino';
import { createApp } from './app.ts';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { migrate, NewerSchema, openDatabase } from './db/index.ts';
import { chooseDatabase } from './startup/choose-database.ts';
import { keepDemoApart } from './startup/demo-apart.ts';
import { listen } from './startup/listen.ts';
import { createShutdown, StopRequested } from './startup/shutdown.ts';
import { stopApp } from './startup/stop-app.ts';
import { welcome } from './startup/welcome.ts';

// Plain lines for people on stdout, the log as JSON lines on stderr: each can be read, or kept, without the other.
const say = (line: string) => console.log(line);
const shutdown = createShutdown(say);

async function start(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL }, pino.destination({ fd: 2, sync: false }));

  const used = await chooseDatabase(config, say);
  shutdown.add(used.stop, { vital: true });
  const { applied } = await migrate(used.url);
  if (applied.length > 0) say(`The database is up to date (${applied.length} steps).`);
  const database = openDatabase(used.url, {
    // Not the error itself: the driver hangs the whole connection on it.
    on_lost: ({ message }) => log.warn({ reason: message }, 'an idle database connection was lost'),
  });
  shutdown.add(database.close);

  const tellonce = await createApp({ config, database, log });
  shutdown.add(() => stopApp(tellonce));
  await keepDemoApart(tellonce.kit);
  await tellonce.startWork();
  if (config.ROLE === 'worker') say('Working in the background; pages are served by others (ROLE=web).');
  else await welcome(tellonce.kit, await listen(tellonce.http, config), say);
  shutdown.started();
}

start().catch(async (error) => {
  if (error instanceof StopRequested) return shutdown.closeAndExit(0);
  if (error instanceof CannotStart)
    console.error(`\nTellonce cannot start. ${error.message}\n${error.remedy}\n`);
  else if (error instanceof NewerSchema) console.error(`\nTellonce cannot start. ${error.message}\n`);
  else console.error(error);
  return shutdown.closeAndExit(1);
});
