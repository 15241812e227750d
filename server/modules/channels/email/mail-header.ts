import { createHash } from 'node:crypto';

// What a mail program or a broken one may put before the first empty line, at most.
const HEADER_BYTES = 256 * 1024;
const LONGEST_MESSAGE_ID = 400;

/** The header of a raw mail as text, one line for each field. Bytes that are no ASCII come as Latin-1. */
export function headerOf(raw: Buffer): string {
  const head = raw.subarray(0, HEADER_BYTES).toString('latin1');
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  return head.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
}

/** The value of the first field of this name in a header, or null. */
export function headerField(header: string, name: string): string | null {
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(header)?.[1]?.trim() || null;
}

/**
 * What a raw mail is known by: its Message-ID, or where it has none (or an absurd one) the hash of its bytes, so
 * that the same mail fetched twice is still one.
 */
export function externalIdOf(raw: Buffer): string {
  const given = headerField(headerOf(raw), 'message-id');
  const id = given && messageIds(given)[0];
  return id ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`;
}

/** The Message-IDs in a header's text, in order, each once, in angle brackets. Some programs leave those out. */
export function messageIds(text: string): string[] {
  const bracketed =
    text.match(/<[^<>\s]+>/g) ??
    text
      .split(/[\s,]+/)
      .filter((word) => /^[^<>\s]+@[^<>\s]+$/.test(word))
      .map((id) => `<${id}>`);
  return [...new Set(bracketed)].filter((id) => id.length <= LONGEST_MESSAGE_ID && isPrintable(id));
}

const isPrintable = (text: string): boolean => /^[\x21-\x7e\u00a1-\uffff]+$/.test(text);
