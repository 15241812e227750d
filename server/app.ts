import type { Logger } from 'pino';
import { demoRoutes } from '../demo/routes.ts';
import { aboutRoutes } from './about/routes.ts';
import { authPlugin, routes as authRoutes, forgetOldAttempts, type OwnMail } from './auth/index.ts';
import type { Config } from './config.ts';
import type { Database } from './db/index.ts';
import { routes as fileRoutes } from './files/index.ts';
import { healthRoutes } from './http/health.ts';
import { type App, createServer } from './http/index.ts';
import { liveRoutes } from './http/live-routes.ts';
import { openapiRoute } from './http/openapi-route.ts';
import { pageRoutes, serveBuilt } from './http/pages.ts';
import { endStreams } from './http/sse.ts';
import { createJobs } from './jobs/index.ts';
import type { Kit, Worker } from './kit.ts';
import { startLive } from './live/index.ts';
import {
  createTellOthers,
  keepPartitions,
  logRoutes,
  type Reactor,
  type ReactorRunner,
  reactorLags,
  runReactors,
} from './log/index.ts';
import * as cases from './modules/cases/index.ts';
import * as channels from './modules/channels/index.ts';
import * as connect from './modules/connect/index.ts';
import * as customers from './modules/customers/index.ts';
import * as today from './modules/today/index.ts';

export type Tellonce = {
  http: App;
  kit: Kit;
  /** Starts reactors, workers and jobs, unless this process only serves the web. */
  startWork: () => Promise<void>;
  /** How much is still to be done in the background: 0 when all has settled. */
  waiting: () => Promise<number>;
  /** Finishes what was acknowledged, then closes everything but the database. */
  stop: () => Promise<void>;
};

/** Wires kit and modules together: the one place that knows all. The database is open and migrated. */
export async function createApp(given: {
  config: Config;
  database: Database;
  log: Logger;
}): Promise<Tellonce> {
  const { config, database, log } = given;
  const live = startLive(database.url, log);
  const jobs = createJobs(database.url, log);
  let runner: ReactorRunner | null = null;
  const tellOthers = createTellOthers(database.db, (error) => log.debug({ err: error }, 'log: not told'));
  const wake = () => {
    runner?.wake();
    tellOthers();
  };
  const kit: Kit = { db: database.db, pool: database.pool, config, log, live, jobs, wake };
  const reactors: Reactor[] = [...customers.reactors];
  const http = await createServer(config, log);
  await authPlugin(http, kit);
  await serveBuilt(http);
  healthRoutes(http, kit);
  openapiRoute(http);
  liveRoutes(http, kit);
  logRoutes(http, kit, reactors);
  await authRoutes(http, kit, { mail: ownMail(kit), names: subjectNames });
  await fileRoutes(http, kit);
  aboutRoutes(http, kit);
  for (const module of [customers, channels, cases, connect, today]) await module.routes(http, kit);
  // Those first who know which files, raw mail and lists belong to what they delete.
  const erasers = [cases.eraser, channels.eraser, connect.eraser];
  customers.erasureRoutes(http, kit, erasers);
  if (config.demo) await demoRoutes(http, kit);
  pageRoutes(http);
  scheduleJobs(kit);
  const workers: Worker[] = [];

  return {
    http,
    kit,
    startWork: async () => {
      await keepPartitions(kit.db);
      if (config.ROLE === 'web') return;
      runner = await runReactors(kit, reactors);
      workers.push(runner, channels.startWorkers(kit, { onMessage: cases.takeMessage }));
      workers.push(customers.startWorkers(kit), customers.startErasing(kit, erasers));
      await jobs.start();
      workers.push(jobs);
    },
    waiting: async () => {
      const lags = await reactorLags(kit.db);
      const behind = lags.reduce((sum, lag) => sum + lag.waiting, 0);
      return behind + (await channels.waitingWork(kit));
    },
    stop: async () => {
      endStreams();
      await http.close();
      await Promise.all(workers.map((worker) => worker.stop()));
      await live.stop();
    },
  };
}

const ownMail = (kit: Kit): OwnMail => ({
  canSend: () => channels.canSendOwnMail(kit.db),
  send: (mail) => channels.sendOwnMail(kit, mail),
});

const subjectNames = { ...customers.subjectNames, ...channels.subjectNames, ...connect.subjectNames };

function scheduleJobs({ db, jobs }: Kit): void {
  jobs.work('log.keep_partitions', () => keepPartitions(db));
  jobs.schedule('log.keep_partitions', '17 3 * * *');
  jobs.work('auth.forget_old_attempts', () => forgetOldAttempts(db));
  jobs.schedule('auth.forget_old_attempts', '23 * * * *');
}
