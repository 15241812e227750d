import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Db } from './db/index.ts';
import type { Jobs } from './jobs/index.ts';
import type { Live } from './live/index.ts';

/** What every route, worker and use case's caller stands on. Made once by app.ts. */
export type Kit = {
  db: Db;
  /** The connections that `db` uses, for what has to be said to PostgreSQL directly. */
  pool: pg.Pool;
  config: Config;
  log: Logger;
  live: Live;
  jobs: Jobs;
  /** Tells the reactors, of this process at once and of others soon, that the log has grown. For ingest alone: `record` does it itself. */
  wake: () => void;
};

/** A running background worker. `stop` resolves when what it had begun is finished. */
export type Worker = { stop: () => Promise<void> };
