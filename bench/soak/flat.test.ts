import { expect, test } from 'vitest';
import { judge, type Sample } from './flat.ts';

// As many as a minute has.
const samples = (at: (n: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 12 }, (_, n) => ({
    live_mb: 90,
    resident_mb: 300,
    connections: 9,
    lag_s: 0.1,
    ...at(n),
  }));

const grew = (given: Sample[]) =>
  judge(given)
    .filter(({ flat }) => !flat)
    .map(({ name }) => name);

test('what breathes, peaks, or only grows while it gets going, is flat', () => {
  expect(grew(samples((n) => ({ live_mb: n < 4 ? 60 + 8 * n : 90 + 20 * (n % 2) })))).toEqual([]);
  expect(grew(samples((n) => (n > 8 && n < 11 ? { live_mb: 300, connections: 30 } : {})))).toEqual([]);
  expect(grew(samples((n) => (n === 11 ? { lag_s: 9 } : {})))).toEqual([]);
});

test('what goes on growing is named, also when it is little', () => {
  expect(grew(samples((n) => ({ live_mb: 90 + 1.6 * n + 3 * (n % 2) })))).toEqual(['live_mb']);
  expect(grew(samples((n) => ({ resident_mb: 200 + 30 * n })))).toEqual(['resident_mb']);
  expect(grew(samples((n) => ({ connections: 5 + n })))).toEqual(['connections']);
  expect(grew(samples((n) => ({ lag_s: n })))).toEqual(['lag_s']);
});
