import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { groupedCommit, type Limits } from './grouped-commit.ts';

const LIMITS: Limits = { in_flight: 2, rows: 10, waiting_bytes: 1_000, waiting_ms: 10_000 };

/** A store whose statements end when the test says so. */
function slowStore() {
  const statements: { rows: number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const store = (rows: number[]) =>
    new Promise<string[]>((resolve, reject) => {
      statements.push({ rows, end: () => resolve(rows.map((row) => `stored ${row}`)), fail: reject });
    });
  return { statements, store };
}

test('two statements are under way, and what waits goes in as one when a slot frees', async () => {
  const { statements, store } = slowStore();
  const { submit } = groupedCommit(store, LIMITS);
  const answers = [1, 2, 3, 4, 5].map((row) => submit([row], 1));
  expect(statements.map(({ rows }) => rows)).toEqual([[1], [2]]);
  statements[0]!.end();
  expect(await answers[0]).toEqual(['stored 1']);
  expect(statements[2]!.rows).toEqual([3, 4, 5]);
  statements[2]!.end();
  expect(await Promise.all(answers.slice(2))).toEqual([['stored 3'], ['stored 4'], ['stored 5']]);
});

test('a statement takes so many rows and no more, but never splits a request', async () => {
  const { statements, store } = slowStore();
  const { submit } = groupedCommit(store, { ...LIMITS, in_flight: 1 });
  for (const size of [1, 6, 4, 12, 3]) void submit(Array(size).fill(size), 1);
  for (let index = 0; index < 4; index++) {
    statements[index]!.end();
    await sleep(1);
  }
  expect(statements.map(({ rows }) => rows.length)).toEqual([1, 10, 12, 3]);
});

test('a failed statement fails its callers and nobody else', async () => {
  const { statements, store } = slowStore();
  const { submit } = groupedCommit(store, { ...LIMITS, in_flight: 1 });
  const first = submit([1], 1);
  const second = submit([2], 1);
  statements[0]!.fail(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  statements[1]!.end();
  expect(await second).toEqual(['stored 2']);
});

test('when too much waits, callers are told to come back; when it has gone in, they are welcome again', async () => {
  const { statements, store } = slowStore();
  const { submit } = groupedCommit(store, { ...LIMITS, in_flight: 1 });
  void submit([1], 900);
  const waiting = submit([2], 900);
  await expect(submit([3], 101)).rejects.toMatchObject({
    status: 429,
    code: 'overloaded',
    more: { headers: { 'retry-after': expect.stringMatching(/^\d+$/) } },
  });
  statements[0]!.end();
  await sleep(1);
  statements[1]!.end();
  await waiting;
  void submit([4], 900);
  expect(statements[2]!.rows).toEqual([4]);
});

test('nobody waits for ever behind a database that does not answer', async () => {
  const { store } = slowStore();
  const { submit } = groupedCommit(store, { ...LIMITS, in_flight: 1, waiting_ms: 100 });
  void submit([1], 1);
  await expect(submit([2], 1)).rejects.toMatchObject({ status: 503, code: 'not_stored' });
});

test('drain waits until everything is decided', async () => {
  const { statements, store } = slowStore();
  const { submit, drain } = groupedCommit(store, { ...LIMITS, in_flight: 1 });
  void submit([1], 1);
  void submit([2], 1);
  let drained = false;
  const draining = drain().then(() => {
    drained = true;
  });
  statements[0]!.end();
  await sleep(1);
  expect(drained).toBe(false);
  statements[1]!.end();
  await draining;
});
