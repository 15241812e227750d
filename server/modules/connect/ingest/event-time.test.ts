import { expect, test } from 'vitest';
import { occurredAt, readSentAt, readTimestamp } from './event-time.ts';

const received = Date.parse('2026-05-04T12:00:00.000Z');
const MINUTE = 60_000;

test('a clock that is an hour fast, or a year slow, does not matter', () => {
  for (const wrong_by of [60 * MINUTE, -365 * 24 * 60 * MINUTE]) {
    const sent = received + wrong_by;
    expect(occurredAt(sent - 5 * MINUTE, sent, received).getTime()).toBe(received - 5 * MINUTE);
  }
});

test('without sentAt the time is taken as it is, without any time it is now', () => {
  expect(occurredAt(received - MINUTE, null, received).getTime()).toBe(received - MINUTE);
  expect(occurredAt(null, received, received).getTime()).toBe(received);
});

test('nothing happened in the future, or before there were computers', () => {
  expect(occurredAt(received + MINUTE, null, received).getTime()).toBe(received);
  expect(occurredAt(received, received - MINUTE, received).getTime()).toBe(received);
  expect(readTimestamp('0001-01-01T00:00:00Z', 'timestamp')).toBeNull();
  expect(readTimestamp(0, 'timestamp')).toBeNull();
});

test.each([
  ['2026-05-04T12:00:00.000Z', received],
  ['2026-05-04T14:00:00+02:00', received],
  ['2026-05-04T14:00:00+0200', received],
  ['2026-05-04T14:00:00+02', received],
  ['2026-05-04T12:00:00', received],
  ['2026-05-04 12:00:00.000', received],
  ['2026-05-04T12:00:00.000123456Z', received],
  ['2026-05-04', Date.parse('2026-05-04T00:00:00Z')],
  [received, received],
  [received / 1000, received],
])('%j is read as a time', (value, moment) => {
  expect(readTimestamp(value, 'timestamp')).toBe(moment);
});

test.each(['13/05/2026', 'yesterday', '2026-02-31T99:00:00Z', true, {}, '1'])('%j is no time', (value) => {
  expect(() => readTimestamp(value, 'timestamp')).toThrow('invalid_value at timestamp');
  expect(readSentAt(value)).toBeNull();
});
