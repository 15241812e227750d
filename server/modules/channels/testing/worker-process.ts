import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { Config } from '../../../config.ts';
import { openDatabase, sql } from '../../../db/index.ts';
import { createJobs } from '../../../jobs/index.ts';
import type { Kit } from '../../../kit.ts';
import { startLive } from '../../../live/index.ts';
import { startWorkers } from '../workers.ts';

// A process of its own with the channels' workers, for a test that kills it. It takes messages as the mail world does,
// and then waits for a long time before the transaction ends: the moment to die.
const { DATABASE_URL = '', DATA_DIR = '', SECRET = '' } = process.env;
const log = pino({ level: 'silent' });
const { db, pool } = openDatabase(DATABASE_URL);
const live = startLive(DATABASE_URL, log);
const config = { DATA_DIR, SECRET } as Config;
const jobs = createJobs(DATABASE_URL, log);
const kit: Kit = { db, pool, config, log, live, jobs, wake: () => undefined };

startWorkers(kit, {
  onMessage: async (tx, message) => {
    await sql`insert into taken (message) values (${JSON.stringify(message)}::jsonb)`.execute(tx);
    process.send?.('taking');
    await sleep(60_000);
  },
});
