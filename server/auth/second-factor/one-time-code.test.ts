import { expect, test } from 'vitest';
import { base32, codeOf, setUpAddress, stepAt, stepOfCode } from './one-time-code.ts';

// RFC 6238, appendix B: the last six of its eight digits.
const SECRET = Buffer.from('12345678901234567890');

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is the one of the RFC', (seconds, code) => {
  const now = new Date(seconds * 1000);
  expect(codeOf(SECRET, stepAt(now))).toBe(code);
  expect(stepOfCode(SECRET, code, now)).toBe(stepAt(now));
});

test('a clock may be off by half a minute, and no more', () => {
  const now = new Date('2026-11-21T12:00:10Z');
  const code = (off: number) => codeOf(SECRET, stepAt(now) + off);
  expect([-2, -1, 0, 1, 2].map((off) => stepOfCode(SECRET, code(off), now) !== null)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('the secret is written as apps read it', () => {
  // RFC 4648, section 10.
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  expect(setUpAddress(SECRET, 'mia+x@shop.test')).toBe(
    'otpauth://totp/Tellonce:mia%2Bx%40shop.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tellonce&digits=6&period=30',
  );
});
