import { expect, test } from 'vitest';
import { judge, type Sample } from './flat.ts';

const samples = (count: number, at: (n: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: count }, (_, n) => ({ memory_mb: 300, connections: 9, lag_s: 0.1, ...at(n) }));

const grew = (given: Sample[]) =>
  judge(given)
    .filter(({ flat }) => !flat)
    .map(({ name }) => name);

test('what breathes, and what only grows while it gets going, is flat', () => {
  expect(grew(samples(30, (n) => ({ memory_mb: n < 10 ? 100 + 20 * n : 300 + 30 * (n % 2) })))).toEqual([]);
  expect(grew(samples(30, (n) => (n === 29 ? { lag_s: 9, connections: 20 } : {})))).toEqual([]);
});

test('what goes on growing is named', () => {
  expect(grew(samples(30, (n) => ({ memory_mb: 200 + 10 * n })))).toEqual(['memory_mb']);
  expect(grew(samples(30, (n) => ({ connections: 5 + n })))).toEqual(['connections']);
  expect(grew(samples(30, (n) => ({ lag_s: n })))).toEqual(['lag_s']);
});
