import { expect, test } from 'vitest';
import { oneAhead } from './one-ahead.ts';

test('begins the next while one is being worked on, and no more than that', async () => {
  const begun: number[] = [];
  async function* numbers() {
    for (let n = 0; n < 4; n++) {
      begun.push(n);
      yield n;
    }
  }
  const seen: [number, number][] = [];
  for await (const n of oneAhead(numbers())) {
    await new Promise(setImmediate);
    seen.push([n, begun.length]);
  }
  expect(seen).toEqual([
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ]);
});

test('what goes wrong in the next is told after this one, and what was opened is closed', async () => {
  let closed = false;
  async function* numbers() {
    try {
      yield 0;
      throw new Error('unreadable');
    } finally {
      closed = true;
    }
  }
  const seen: number[] = [];
  const reading = async () => {
    for await (const n of oneAhead(numbers())) seen.push(n);
  };
  await expect(reading()).rejects.toThrow('unreadable');
  expect({ seen, closed }).toEqual({ seen: [0], closed: true });
});

test('whoever stops early lets go of what was begun', async () => {
  let closed = false;
  async function* numbers() {
    try {
      for (let n = 0; ; n++) yield n;
    } finally {
      closed = true;
    }
  }
  for await (const n of oneAhead(numbers())) if (n === 1) break;
  expect(closed).toBe(true);
});
