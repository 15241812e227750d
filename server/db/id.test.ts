import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('ids are uuids of version 7, made of now, and never twice', () => {
  const before = Date.now();
  const ids = Array.from({ length: 50_000 }, newId);
  for (const id of ids.slice(0, 100)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  const ms = Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16);
  expect(Math.abs(ms - before)).toBeLessThan(2_000);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids sort in the order they were made, also more of them than a millisecond holds', () => {
  const ids = Array.from({ length: 50_000 }, newId);
  expect([...ids].sort()).toEqual(ids);
});

test('the last byte, which chooses a bucket of the log, takes every value', () => {
  const bytes = new Set(Array.from({ length: 20_000 }, () => newId().slice(-2)));
  expect(bytes.size).toBe(256);
});
