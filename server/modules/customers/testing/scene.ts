import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { freshDatabase, type TestDatabase } from '../../../../test/setup.ts';
import type { TeamMember } from '../../../auth/actor.ts';
import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { startLive } from '../../../live/index.ts';
import { reactorLags, record, runReactors } from '../../../log/index.ts';
import { customerOfProfile, reactors, resolveProfiles } from '../index.ts';

export const ben: TeamMember = { kind: 'team_member', id: newId(), name: 'Ben', role: 'agent' };

/** What a source sends of one person, in the words of its events. */
export type Sent = {
  user_id?: string | undefined;
  anonymous_id?: string | undefined;
  previous_id?: string;
  group_id?: string;
  traits?: Record<string, unknown>;
  type?: string;
  trust?: 'verified' | 'claimed';
  occurred_at?: Date;
};

export type Scene = {
  db: Db;
  database: TestDatabase;
  /** Takes an event in as ingest does: its profile, and the interaction. Returns the profile's id. */
  send: (sent: Sent) => Promise<string>;
  /** Waits until all evidence has been taken. */
  settle: () => Promise<void>;
  inTx: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  /** The customer who has this identity now. */
  who: (kind: string, value: string) => Promise<string>;
  stop: () => Promise<void>;
};

/** A database with `followers` that take the evidence, as so many processes would. */
export async function startScene(followers = 1): Promise<Scene> {
  const database = await freshDatabase();
  const { db } = database;
  const running = await Promise.all(Array.from({ length: followers }, () => follow(database)));
  const inTx: Scene['inTx'] = (work) => db.transaction().execute(work);
  return {
    db,
    database,
    inTx,
    send: (sent) => inTx((tx) => takeIn(tx, sent)),
    settle: () => settle(db),
    who: (kind, value) => who(db, kind, value),
    stop: async () => {
      for (const stop of running) await stop();
      await database.drop();
    },
  };
}

async function follow({ db, url }: TestDatabase): Promise<() => Promise<void>> {
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' }, pino.destination(2));
  const live = startLive(url, log);
  const runner = await runReactors({ db, live, log }, reactors);
  return async () => {
    await runner.stop();
    await live.stop();
  };
}

const source_id = newId();

async function takeIn(tx: Tx, sent: Sent): Promise<string> {
  const { user_id, anonymous_id, trust = 'verified' } = sent;
  const seen = user_id ? { kind: 'user_id', value: user_id } : { kind: 'anonymous_id', value: anonymous_id! };
  const [profile_id] = await resolveProfiles(tx, [{ ...seen, verified: trust === 'verified', source_id }]);
  await record(tx, [
    {
      profile_id: profile_id!,
      type: sent.type ?? 'customer.identified',
      actor: `source:${source_id}`,
      source_id,
      message_id: newId(),
      identifies: true,
      properties: sent.traits ?? {},
      context: { user_id, anonymous_id, previous_id: sent.previous_id, group_id: sent.group_id, trust },
      ...(sent.occurred_at && { occurred_at: sent.occurred_at }),
    },
  ]);
  return profile_id!;
}

async function settle(db: Db): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const lags = await reactorLags(db);
    if (lags.length > 0 && lags.every(({ waiting }) => waiting === 0)) return assertNothingParked(db);
    await sleep(10);
  }
  throw new Error(`The reactors did not catch up: ${JSON.stringify(await reactorLags(db))}`);
}

async function assertNothingParked(db: Db): Promise<void> {
  const { rows } = await sql<{ error: string }>`select error from parked_interactions`.execute(db);
  if (rows.length > 0) throw new Error(`Evidence was parked: ${rows[0]!.error}`);
}

async function who(db: Db, kind: string, value: string): Promise<string> {
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from identities where kind = ${kind} and value = ${value}`.execute(db);
  if (!rows[0]) throw new Error(`Nobody has the ${kind} ${value}.`);
  return customerOfProfile(db, rows[0].profile_id);
}
