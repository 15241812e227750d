import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../../http/index.ts';

/** A parsed body. `careful` means it holds something that PostgreSQL or a reader could trip over: see cleanJson. */
export type ParsedBody = { value: unknown; careful: boolean };

// Deeper than anything people write, and shallow enough for every recursion that comes after us.
export const MAX_DEPTH = 48;
// From 16 digits on a number may be more than a double can hold exactly.
const LONG_NUMBER = 16;
// JSON.parse calls its reviver recursively: beyond it an event that is refused anyway would take its whole batch along.
const DEEPEST_REVIVED = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const EXPONENT = new Set([0x45, 0x65]);
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** Parses a request's body, or refuses it with what is wrong. The usual body pays one pass over its bytes for it. */
export function parseJson(body: Buffer): ParsedBody {
  if (body.length === 0) throw new Refusal('empty_body', 400, 'The body is empty. Send a JSON object.');
  if (!isUtf8(body)) {
    throw new Refusal('invalid_utf8', 400, 'The body is not valid UTF-8. Encode the JSON as UTF-8.');
  }
  const { depth, long_numbers } = look(body);
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  // Every escaped control character or surrogate begins with \u: without one there is nothing to clean.
  const careful = depth > MAX_DEPTH || text.includes('\\u') || text.includes('__proto__');
  try {
    const exact = long_numbers && depth <= DEEPEST_REVIVED;
    return { value: exact ? JSON.parse(text, exactNumber) : JSON.parse(text), careful };
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refusal('json_too_deep', 400, 'The body is nested too deeply.');
    throw new Refusal('invalid_json', 400, `The body is not valid JSON: ${(error as Error).message}.`);
  }
}

/** How deep the JSON nests, and whether a number stands in it that a double may not hold. */
function look(body: Buffer): { depth: number; long_numbers: boolean } {
  let depth = 0;
  let deepest = 0;
  let digits = 0;
  let long_numbers = false;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]!;
    if (byte === QUOTE) {
      at = endOfString(body, at + 1);
      digits = 0;
    } else if (byte >= 0x30 && byte <= 0x39) {
      if (++digits >= LONG_NUMBER) long_numbers = true;
    } else {
      if (digits > 0 && EXPONENT.has(byte)) long_numbers = true;
      digits = 0;
      if (OPENING.has(byte)) deepest = Math.max(deepest, ++depth);
      else if (CLOSING.has(byte)) depth--;
    }
  }
  return { depth: deepest, long_numbers };
}

/** Where the string ends that began before `at`: at its closing quote, or past the end of the body. */
function endOfString(body: Buffer, at: number): number {
  let end = body.indexOf(QUOTE, at);
  while (end !== -1) {
    let backslashes = 0;
    while (end - 1 - backslashes >= at && body[end - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
    end = body.indexOf(QUOTE, end + 1);
  }
  return body.length;
}

/**
 * A number that overflows a double, is too small for it, or is written out in digits and too large to be held to the
 * last one, is kept as its own text. Behind the point a double is as exact as any measurement.
 */
function exactNumber(_key: string, value: unknown, from?: { source?: string }): unknown {
  if (typeof value !== 'number' || from?.source === undefined) return value;
  const { source } = from;
  if (!Number.isFinite(value)) return source;
  if (value === 0) return /^[^e]*[1-9]/i.test(source) ? source : value;
  const written_out = /^-?\d+(\.\d+)?$/.test(source);
  return written_out && Math.abs(value) > Number.MAX_SAFE_INTEGER ? source : value;
}
