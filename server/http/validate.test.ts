import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { requestValidator } from './validate.ts';

const check = (schema: object, httpPart: string, value: unknown) => {
  const validate = requestValidator()({ schema, httpPart, method: 'POST', url: '/' } as never);
  const given = structuredClone(value);
  return { ok: validate(given) === true, given };
};

const Reference = Type.Object({ reference: Type.Union([Type.String(), Type.Null()]), count: Type.Integer() });

test('a JSON body is taken as it says: null stays null, a text is no number', () => {
  expect(check(Reference, 'body', { reference: null, count: 1 })).toEqual({
    ok: true,
    given: { reference: null, count: 1 },
  });
  expect(check(Reference, 'body', { reference: null, count: '1' }).ok).toBe(false);
});

test('in an address a number is made from its text', () => {
  const Query = Type.Object({ limit: Type.Optional(Type.Integer({ default: 50 })) });
  expect(check(Query, 'querystring', { limit: '20' })).toEqual({ ok: true, given: { limit: 20 } });
  expect(check(Query, 'querystring', {})).toEqual({ ok: true, given: { limit: 50 } });
});

test.each([
  ['2026-03-01T09:30:00Z', true],
  ['1970-01-01T00:00:00.000+14:00', true],
  ['2999-12-31T23:59:59-12:00', true],
  ['0000-01-01T00:00:00Z', false],
  ['0001-01-01T00:00:00+01:00', false],
  ['2026-06-30T23:59:60Z', false],
  ['2026-03-01T09:30:00+23:59', false],
  ['2026-03-01', false],
])('a moment that the database can hold is taken, another refused: %s', (at, ok) => {
  const Query = Type.Object({ at: Type.String({ format: 'date-time' }) });
  expect(check(Query, 'querystring', { at }).ok).toBe(ok);
  expect(check(Query, 'body', { at }).ok).toBe(ok);
});
