import { expect, test } from 'vitest';
import { keySet } from './key-set.ts';

test('knows what was put in, and nothing else, however much it grows', () => {
  const set = keySet();
  const many = 50_000;
  for (let n = 0; n < many; n++) set.add(`email\0person-${n}@list.example`);
  for (let n = 0; n < many; n++) set.add(`email\0person-${n}@list.example`);
  const keys = (kind: string) => Array.from({ length: many }, (_, n) => `${kind}\0person-${n}@list.example`);
  expect(keys('email').filter((key) => !set.has(key))).toEqual([]);
  expect(keys('phone').filter((key) => set.has(key))).toEqual([]);
  expect(keys('Email').filter((key) => set.has(key))).toEqual([]);
});
