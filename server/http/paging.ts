import { Refusal } from './refusal.ts';

export type CursorPart = string | number | boolean | null;

/** A cursor is opaque to callers: where the last row of the page stood in the order of the list. */
export function encodeCursor(parts: (CursorPart | Date)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor, or a refusal when it is not one of ours. `length` is how many parts it must have. */
export function decodeCursor(text: string, length: number): CursorPart[] {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parts) && parts.length === length && parts.every(isPart)) return parts;
  } catch {
    // Falls through to the refusal: whatever it was, it was not made by encodeCursor.
  }
  throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
}

const isPart = (part: unknown): part is CursorPart =>
  part === null || ['string', 'number', 'boolean'].includes(typeof part);
