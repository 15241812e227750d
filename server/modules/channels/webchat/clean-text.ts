import { Refusal } from '../../../http/refusal.ts';

/** Longest message in UTF-16 units, as a browser counts them. */
export const MAX_LENGTH = 10_000;

/**
 * What a visitor typed, without what no one can type: NUL and other control characters (PostgreSQL keeps no NUL),
 * halves of surrogate pairs. Line ends become `\n`. Refuses what is empty or too long then.
 */
export function cleanText(typed: string): string {
  const text = typed
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to go; tab and line feed stay
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .toWellFormed()
    .trim();
  if (text === '') throw new Refusal('message_empty', 422, 'There is nothing in this message.');
  if (text.length > MAX_LENGTH) {
    throw new Refusal(
      'message_too_long',
      413,
      `A message may have ${MAX_LENGTH} characters; this one has ${text.length}.`,
      { members: { max_length: MAX_LENGTH } },
    );
  }
  return text;
}
