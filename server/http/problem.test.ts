import { expect, test } from 'vitest';
import { problemOf } from './problem.ts';
import { Refusal } from './refusal.ts';

const failure = (code: string, message = 'private: ana@example.org') =>
  Object.assign(new Error(message), { code });

function said(error: Error) {
  const logged: unknown[] = [];
  const { problem, headers } = problemOf(error, 'r1', { error: (...line: unknown[]) => logged.push(line) });
  return { ...problem, retry_after: headers['retry-after'], logged: logged.length };
}

test.each([
  ['the database is gone', '57P01'],
  ['nothing answers', 'ECONNREFUSED'],
  ['its disk is full', '53100'],
  ['a statement took too long', '57014'],
])('%s: 503, come back soon, and a line in the log', (_name, code) => {
  const { detail, ...rest } = said(failure(code));
  expect(rest).toMatchObject({ status: 503, code: 'database_away', retry_after: '2', logged: 1 });
  expect(detail).not.toContain('ana@example.org');
});

test.each([
  ['a time beyond the calendar', '22008', 'out_of_range'],
  ['a number beyond its column', '22003', 'out_of_range'],
  ['NUL', '22021', 'invalid_text'],
])('%s is the mistake of whoever sent it, and no line in the log', (_name, sqlstate, code) => {
  expect(said(failure(sqlstate))).toMatchObject({ status: 400, code, logged: 0 });
});

test('JSON that is none is our own mistake, unless it holds half of a character', () => {
  expect(said(failure('22P02'))).toMatchObject({ status: 500 });
  const half = Object.assign(failure('22P02'), { detail: 'Unicode low surrogate must follow a high one.' });
  expect(said(half)).toMatchObject({ status: 400, code: 'invalid_text' });
});

test('our own full disk is 503 as well', () => {
  expect(said(failure('ENOSPC'))).toMatchObject({ status: 503, retry_after: expect.any(String) });
});

test('what we did not foresee is 500 and says nothing of our insides', () => {
  const { detail, ...rest } = said(failure('XX000'));
  expect(rest).toMatchObject({ status: 500, code: 'our_fault', request_id: 'r1', logged: 1 });
  expect(detail).not.toContain('ana@example.org');
});

test('a refusal says what it says, and is no line in the log', () => {
  const refusal = new Refusal('gone', 410, 'It was erased.', { members: { erasure_id: 'e1' } });
  expect(said(refusal)).toMatchObject({
    type: 'urn:tellonce:problem:gone',
    title: 'Gone',
    status: 410,
    detail: 'It was erased.',
    erasure_id: 'e1',
    logged: 0,
  });
});
