import { expect, test } from 'vitest';
import { cleanJson } from './clean-json.ts';
import { MAX_DEPTH, parseJson } from './parse-json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

/** What becomes of a body: parsed, and cleaned if the parser says that it has to be. */
function taken(text: string): unknown {
  const { value, careful } = parse(text);
  return careful ? cleanJson(value) : value;
}

test('an ordinary body is parsed and needs no cleaning', () => {
  const text = '{"event":"Order Completed","properties":{"total":12.5,"n":-3,"ok":true,"at":"1e5 \\" \\\\"}}';
  expect(parse(text)).toEqual({ value: JSON.parse(text), careful: false });
});

test('a byte order mark is passed over', () => {
  expect(taken('\uFEFF{"a":1}')).toEqual({ a: 1 });
});

test('NUL and halves of characters are cleaned, in names as well as in values', () => {
  expect(taken('{"a\\u0000b":["x\\u0000y","\\ud83d","\\ud83d\\ude00","\\u00e9"]}')).toEqual({
    ab: ['xy', '\uFFFD', '😀', 'é'],
  });
});

test('__proto__ is left out and changes nothing, constructor is a name like any other', () => {
  const value = taken('{"a":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}}') as {
    a: Record<string, unknown>;
  };
  expect(Object.keys(value.a)).toEqual(['constructor']);
  expect((Object.assign({}, value.a) as { admin?: boolean }).admin).toBeUndefined();
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('a number that a double cannot hold keeps its digits as text', () => {
  expect(
    taken('{"a":12345678901234567890,"b":1e999,"c":-1E400,"d":0.12345678901234568,"e":9007199254740991}'),
  ).toEqual({
    a: '12345678901234567890',
    b: '1e999',
    c: '-1E400',
    d: 0.12345678901234568,
    e: 9007199254740991,
  });
  expect(
    taken(
      '{"a":-12345678901234567890.25,"b":1e-400,"c":-0.0e5,"d":5e-324,"e":1.5e300,"f":0.10000000000000001}',
    ),
  ).toEqual({ a: '-12345678901234567890.25', b: '1e-400', c: -0, d: 5e-324, e: 1.5e300, f: 0.1 });
});

test('what nests too deeply is refused, what nests just so is not', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  expect(() => taken(nested(MAX_DEPTH))).not.toThrow();
  expect(() => taken(nested(MAX_DEPTH + 1))).toThrow('json_too_deep');
  expect(() => taken('['.repeat(300_000) + ']'.repeat(300_000))).toThrow('json_too_deep');
  // With a long number inside, too, for which JSON.parse would be recursive.
  const deep_number = `${'['.repeat(300_000)}12345678901234567890${']'.repeat(300_000)}`;
  expect(() => taken(deep_number)).toThrow('Nested more than');
  // Brackets in strings are not nesting.
  expect(parse(`{"a":"${'['.repeat(500)}"}`).careful).toBe(false);
});

test('bytes that are no UTF-8, no JSON, or nothing at all are refused', () => {
  expect(() => parseJson(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toThrow('invalid_utf8');
  expect(() => parseJson(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toThrow('invalid_utf8');
  expect(() => parse('{"a":1')).toThrow('invalid_json');
  expect(() => parse('{"a":"raw \0 NUL"}')).toThrow('invalid_json');
  expect(() => parse('{"a":"open string')).toThrow('invalid_json');
  expect(() => parse('')).toThrow('empty_body');
});
