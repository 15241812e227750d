import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Effect, effects, makeEffectsTable, noteEffects } from '../../test/note-effects.ts';
import { freshDatabase, type TestDatabase } from '../../test/setup.ts';
import { newId, sql } from '../db/index.ts';
import { startLive } from '../live/index.ts';
import { advance } from './advance.ts';
import { type Reactor, reactorLags, record, runReactors } from './index.ts';
import { listParked, replayParked } from './parked.ts';
import { ensurePositions } from './position.ts';

const log = pino({ level: 'silent' });
const profiles = Array.from({ length: 40 }, newId);
const anyone = () => profiles[Math.floor(Math.random() * profiles.length)]!;
const boss = { kind: 'team_member', id: newId(), name: 'Mia', role: 'owner' } as const;

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await makeEffectsTable(database.db);
  return () => database.drop();
});

const one = (profile_id: string, number: number) => ({
  profile_id,
  type: 'test.happened',
  actor: 'system:test',
  properties: { number },
});

async function write(profile_id: string, number: number, hold_ms = 0): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await record(tx, [one(profile_id, number)]);
    if (hold_ms) await sleep(hold_ms);
  });
}

async function follow(reactor: Reactor) {
  const live = startLive(database.url, log);
  const runner = await runReactors({ db: database.db, live, log }, [reactor]);
  onTestFinished(async () => {
    await runner.stop();
    await live.stop();
  });
  return runner;
}

async function settled(limit_ms = 60_000): Promise<void> {
  const until = Date.now() + limit_ms;
  while (Date.now() < until) {
    const lags = await reactorLags(database.db);
    if (lags.length > 0 && lags.every((lag) => lag.waiting === 0)) return;
    await sleep(20);
  }
  throw new Error(`not settled: ${JSON.stringify(await reactorLags(database.db))}`);
}

// Until nothing is left. Transactions of other test files on the same server can hold the log up for a moment:
// which of them are running counts for all databases of a server.
async function drain(reactor: Reactor): Promise<void> {
  await ensurePositions(database.db, reactor.name);
  const until = Date.now() + 60_000;
  for (
    let next = await advance(database.db, reactor);
    next !== 'idle';
    next = await advance(database.db, reactor)
  ) {
    if (Date.now() > until) throw new Error(`not drained: ${next}`);
    if (next === 'soon') await sleep(10);
  }
}

const numbersOf = (list: Effect[], profile_id: string) =>
  list.filter((effect) => effect.profile_id === profile_id).map((effect) => effect.number);

describe('following the log', () => {
  test('a transaction that commits late is not passed over by those that commit before it', async () => {
    const reactor = noteEffects('a');
    await ensurePositions(database.db, reactor.name);
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const begun = Promise.withResolvers<void>();
    const late = database.db.transaction().execute(async (tx) => {
      await record(tx, [one(profiles[0]!, 1)]);
      begun.resolve();
      await held;
    });
    await begun.promise;
    await write(profiles[0]!, 2);
    expect(await advance(database.db, reactor)).toBe('soon');
    expect(await effects(database.db)).toEqual([]);
    commit();
    await late;
    await drain(reactor);
    expect(numbersOf(await effects(database.db), profiles[0]!)).toEqual([1, 2]);
  });

  test('every interaction takes effect once, in order per profile, while many write and some hold on', async () => {
    const runner = await follow(noteEffects('a'));
    const counts = new Map<string, number>();
    const writer = async (mine: string[], rounds: number) => {
      for (let round = 0; round < rounds; round += 1) {
        const profile_id = mine[round % mine.length]!;
        const number = (counts.get(profile_id) ?? 0) + 1;
        counts.set(profile_id, number);
        await write(profile_id, number, Math.random() < 0.1 ? 60 : 0);
      }
    };
    // Each writer has profiles of its own, so the order within a profile is known.
    await Promise.all(Array.from({ length: 8 }, (_, n) => writer(profiles.slice(n * 5, n * 5 + 5), 60)));
    runner.wake();
    await settled();
    const all = await effects(database.db);
    expect(all.length).toBe(8 * 60);
    for (const profile_id of profiles) {
      expect(numbersOf(all, profile_id)).toEqual(
        Array.from({ length: counts.get(profile_id)! }, (_, n) => n + 1),
      );
    }
  });

  test('what is rolled back never takes effect', async () => {
    const failing = database.db.transaction().execute(async (tx) => {
      await record(tx, [one(profiles[0]!, 1)]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await write(profiles[0]!, 2);
    await drain(noteEffects('a'));
    expect(numbersOf(await effects(database.db), profiles[0]!)).toEqual([2]);
  });

  test('a reactor sees only the types it asks for', async () => {
    await database.db.transaction().execute(async (tx) => {
      await record(tx, [one(profiles[0]!, 1), { ...one(profiles[0]!, 2), type: 'test.other' }]);
    });
    await drain({ ...noteEffects('a'), types: ['test.other'] });
    expect(numbersOf(await effects(database.db), profiles[0]!)).toEqual([2]);
  });

  test('a reactor that is new reads the log from its beginning, over many batches', async () => {
    for (let number = 1; number <= 30; number += 1) {
      await database.db.transaction().execute((tx) =>
        record(
          tx,
          Array.from({ length: 150 }, () => one(profiles[0]!, number)),
        ),
      );
    }
    await drain(noteEffects('a'));
    const numbers = numbersOf(await effects(database.db), profiles[0]!);
    expect(numbers.length).toBe(4500);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });
});

describe('an interaction that cannot be taken', () => {
  const poison = (state: { broken: boolean }): Reactor => ({
    ...noteEffects('a'),
    handle: async (tx, interactions) => {
      await noteEffects('a').handle(tx, interactions);
      if (state.broken && interactions.some((interaction) => interaction.properties.number === 13)) {
        throw new Error('thirteen brings bad luck');
      }
    },
  });

  /** Lets the waits between tries pass. */
  const hurry = () =>
    sql`update reactor_positions set retry_at = now() where retry_at is not null`.execute(database.db);

  test('is retried, then parked with its error; the others go on meanwhile, in order, once each', async () => {
    const reactor = poison({ broken: true });
    const [ill, well] = [profiles[0]!, profiles.find((id) => (id.at(-1) ?? '') !== profiles[0]!.at(-1))!];
    for (const number of [12, 13, 14]) await write(ill, number);
    for (const number of [1, 2]) await write(well, number);
    await drain(reactor);
    expect(numbersOf(await effects(database.db), ill)).toEqual([12]);
    expect(numbersOf(await effects(database.db), well)).toEqual([1, 2]);
    expect(await listParked(database.db, 10)).toEqual([]);
    for (let tries = 1; tries < 5; tries += 1) {
      await hurry();
      await drain(reactor);
    }
    expect(numbersOf(await effects(database.db), ill)).toEqual([12, 14]);
    expect(await listParked(database.db, 10)).toMatchObject([
      { error: 'thirteen brings bad luck', attempts: 5, profile_id: ill, interaction_type: 'test.happened' },
    ]);
  });

  test('waits longer before each further try', async () => {
    const reactor = poison({ broken: true });
    await write(profiles[0]!, 13);
    const waits: number[] = [];
    await ensurePositions(database.db, reactor.name);
    for (let tries = 1; tries < 5; tries += 1) {
      await drain(reactor);
      const { rows } = await sql<{ wait: number }>`
        select round(extract(epoch from retry_at - updated_at))::float as wait from reactor_positions
        where retry_at is not null`.execute(database.db);
      waits.push(rows[0]!.wait);
      await hurry();
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  test('can be replayed by a person once the cause is mended, and not before', async () => {
    const state = { broken: true };
    const reactor = poison(state);
    await write(profiles[0]!, 13);
    for (let tries = 0; tries < 5; tries += 1) {
      await drain(reactor);
      await hurry();
    }
    const [parked] = await listParked(database.db, 10);
    await expect(replayParked(database.db, [reactor], parked!.id, boss)).rejects.toMatchObject({
      code: 'replay_failed',
    });
    expect(await listParked(database.db, 10)).toMatchObject([{ attempts: 6 }]);
    state.broken = false;
    await replayParked(database.db, [reactor], parked!.id, boss);
    expect(numbersOf(await effects(database.db), profiles[0]!)).toEqual([13]);
    expect(await listParked(database.db, 10)).toEqual([]);
    await expect(replayParked(database.db, [reactor], parked!.id, boss)).rejects.toMatchObject({
      code: 'parked_not_found',
    });
  });

  test('trouble of the database itself does not count against it', async () => {
    let tries = 0;
    const reactor: Reactor = {
      name: 'test.deadlocks',
      handle: () => {
        tries += 1;
        return Promise.reject(Object.assign(new Error('deadlock'), { code: '40P01' }));
      },
    };
    await write(profiles[0]!, 1);
    await ensurePositions(database.db, reactor.name);
    const until = Date.now() + 60_000;
    while (tries < 8 && Date.now() < until) {
      // 'soon' while a transaction of another test file holds the log up.
      expect(await advance(database.db, reactor).catch((error) => error.message)).toMatch(
        /^(deadlock|soon)$/,
      );
    }
    expect(tries).toBe(8);
    expect(await listParked(database.db, 10)).toEqual([]);
  });
});

describe('several processes', () => {
  let followers: ChildProcess[] = [];
  beforeAll(() => {
    followers = [];
  });
  afterAll(() => {
    for (const follower of followers) follower.kill('SIGKILL');
  });

  async function startFollower(worker: string): Promise<ChildProcess> {
    const script = path.join(import.meta.dirname, '../../test/follower.ts');
    const follower = spawn(process.execPath, [script, database.url, worker], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    followers.push(follower);
    await once(follower.stdout!, 'data');
    return follower;
  }

  test('share the work, and kill -9 of one loses and doubles nothing', async () => {
    const first = await startFollower('first');
    await startFollower('second');
    const next = new Map<string, number>();
    const total = 600;
    for (let count = 0; count < total; count += 1) {
      const profile_id = anyone();
      const number = (next.get(profile_id) ?? 0) + 1;
      next.set(profile_id, number);
      await write(profile_id, number);
      if (count === 200) first.kill('SIGKILL');
      if (count === 400) await startFollower('third');
    }
    await settled();
    const all = await effects(database.db);
    expect(all.length).toBe(total);
    for (const [profile_id, last] of next) {
      expect(numbersOf(all, profile_id)).toEqual(Array.from({ length: last }, (_, n) => n + 1));
    }
    expect(new Set(all.map((effect) => effect.worker)).size).toBeGreaterThan(1);
  });
});
