import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { freshDatabase } from '../../../test/setup.ts';
import type { Actor } from '../../auth/index.ts';
import type { Config } from '../../config.ts';
import { type Db, newId, sql } from '../../db/index.ts';
import { createJobs } from '../../jobs/index.ts';
import type { Kit, Worker } from '../../kit.ts';
import { startLive } from '../../live/index.ts';
import { createAccount } from './accounts/create-account.ts';
import type { EmailSettings } from './email/settings.ts';
import type { OnMessage } from './inbound/take-inbound.ts';
import type { Account, InboundMessage } from './types.ts';
import { startWorkers, waitingWork } from './workers.ts';

export const SYSTEM: Actor = { kind: 'system', name: 'test' };
export const PROFILE = newId();

/** The channels alone, with a database of their own; what comes in is noted in the transaction that takes it. */
export type MailWorld = {
  kit: Kit;
  db: Db;
  database_url: string;
  /** What was taken, in the order in which the transactions committed. */
  taken: () => Promise<InboundMessage[]>;
  /** Thrown by the next takings, in order; null takes. */
  troubles: (Error | null)[];
  /** What the next takings wait for, in order. */
  pauses: Promise<void>[];
  account: (settings: Partial<EmailSettings>, name?: string) => Promise<Account>;
  /** Starts a further process's workers on the same database. */
  work: () => Worker;
  settle: () => Promise<void>;
  /** Lets everything that waits for its next try be due now. */
  hurry: () => Promise<void>;
  stop: () => Promise<void>;
};

export async function startMailWorld(options: { work?: boolean } = {}): Promise<MailWorld> {
  const database = await freshDatabase();
  const { db, pool } = database;
  const folder = await mkdtemp(path.join(tmpdir(), 'tellonce-mail-'));
  const config = { DATA_DIR: folder, SECRET: 'a-secret-of-the-tests-and-nothing-else' } as Config;
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' }, pino.destination(2));
  const live = startLive(database.url, log);
  const jobs = createJobs(database.url, log);
  const kit: Kit = { db, pool, config, log, live, jobs, wake: () => undefined };
  await sql`create table taken (n bigint generated always as identity, message jsonb not null)`.execute(db);
  const troubles: (Error | null)[] = [];
  const pauses: Promise<void>[] = [];
  const workers: Worker[] = [];
  const onMessage: OnMessage = async (tx, message) => {
    await sql`insert into taken (message) values (${JSON.stringify(message)}::jsonb)`.execute(tx);
    await pauses.shift();
    const trouble = troubles.shift();
    if (trouble) throw trouble;
  };
  const work = () => {
    const worker = startWorkers(kit, { onMessage });
    workers.push(worker);
    return worker;
  };
  if (options.work !== false) work();
  return {
    kit,
    db,
    database_url: database.url,
    troubles,
    pauses,
    work,
    taken: async () => {
      const { rows } = await sql<{ message: InboundMessage }>`select message from taken order by n`.execute(
        db,
      );
      return rows.map((row) => row.message);
    },
    account: (settings, name = 'Support') => {
      const whole = { address: 'support@shop.example', kind: 'catcher', ...settings };
      return db
        .transaction()
        .execute((tx) => createAccount(kit, tx, SYSTEM, { channel: 'email', name, settings: whole }));
    },
    settle: () => until(async () => (await waitingWork(kit)) === 0, 'nothing is left to do'),
    hurry: () => hurry(db),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await live.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function hurry(db: Db): Promise<void> {
  await sql`update raw_inbound set next_try_at = now() where state = 'new' and error is not null`.execute(db);
  await sql`update channel_accounts set send_after = null`.execute(db);
  await sql`update deliveries set next_try_at = now() where state = 'queued'`.execute(db);
  await sql`select pg_notify('tellonce_live', '{"topic":"inbound","id":""}'),
    pg_notify('tellonce_live', '{"topic":"delivery","id":""}')`.execute(db);
}

/** Waits until something holds; fails with its description after a while. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  what: string,
  within_ms = 60_000,
): Promise<void> {
  const end = Date.now() + within_ms;
  while (Date.now() < end) {
    if (await holds()) return;
    await sleep(15);
  }
  throw new Error(`It never came to be that ${what}.`);
}

/** A plain mail as its bytes. Header lines given replace the usual ones of the same name; null leaves one out. */
export function mailBytes(
  header: Record<string, string | null> = {},
  body = 'My code does not work.',
): Buffer {
  const fields: Record<string, string | null> = {
    From: 'Ana Lopez <ana@mail.example>',
    To: 'support@shop.example',
    Subject: 'My code',
    'Message-ID': `<${newId()}@mail.example>`,
    Date: new Date().toUTCString(),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...header,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}\r\n`);
}
