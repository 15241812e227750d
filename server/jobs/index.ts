import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';

export type Jobs = {
  /** Registers the worker of a queue. Called before `start`. */
  work: <Data extends object>(name: string, handler: (data: Data) => Promise<void>) => void;
  /** Puts a job into a queue; done at least once, retried with back-off. */
  send: (
    name: string,
    data: object,
    options?: { singletonKey?: string; startAfter?: number },
  ) => Promise<void>;
  /** Runs a queue's job by a cron line (UTC), once over all processes. */
  schedule: (name: string, cron: string, data?: object) => void;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The queue for imports, exports, schedules and calls to the outside. High-volume work claims its own tables' rows. */
export function createJobs(url: string, log: Logger): Jobs {
  const boss = new PgBoss({ connectionString: url, max: 3, schedule: true });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs'));
  const workers = new Map<string, (data: object) => Promise<void>>();
  const schedules: { name: string; cron: string; data: object }[] = [];
  return {
    work: (name, handler) => workers.set(name, handler as (data: object) => Promise<void>),
    schedule: (name, cron, data = {}) => schedules.push({ name, cron, data }),
    send: async (name, data, options = {}) => {
      await boss.send(name, data, { ...options, retryLimit: 10, retryBackoff: true });
    },
    start: async () => {
      await boss.start();
      for (const [name, handler] of workers) {
        await boss.createQueue(name);
        await boss.work(name, async (jobs) => {
          for (const job of jobs) await handler(job.data as object);
        });
      }
      for (const { name, cron, data } of schedules) await boss.schedule(name, cron, data);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
