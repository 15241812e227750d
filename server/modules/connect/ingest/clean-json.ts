import { storableText } from '../../../log/index.ts';
import { EventFault } from './fault.ts';
import { MAX_DEPTH } from './parse-json.ts';

/**
 * The value as it can be stored: without NUL, lone surrogates as U+FFFD, and without `__proto__` keys
 * (a copy made from them elsewhere would change its own prototype). Refuses what nests too deeply.
 */
export function cleanJson(value: unknown, path = '', depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) {
    const start = path.split(/[.[]/, 2).join('.');
    throw new EventFault('json_too_deep', start, `Nested more than ${MAX_DEPTH} levels deep.`);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => cleanJson(item, `${path}[${index}]`, depth + 1));
  }
  const entries = Object.entries(value)
    .filter(([key]) => key !== '__proto__')
    .map(([key, item]) => [storableText(key), cleanJson(item, path ? `${path}.${key}` : key, depth + 1)]);
  return Object.fromEntries(entries);
}
