// What JSON may say and PostgreSQL's jsonb cannot hold: NUL, and halves of surrogate pairs.
const UNSTORABLE = /\\u0000|\\u[dD][89a-fA-F]/;

/** JSON text that jsonb takes whatever the strings hold: NULs are dropped, lone surrogates become U+FFFD. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return UNSTORABLE.test(text) ? JSON.stringify(clean(value)) : text;
}

/** The same for one text that goes into a text column. */
export const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), clean(inner)]));
}
