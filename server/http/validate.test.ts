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
