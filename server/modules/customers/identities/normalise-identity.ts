import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isPhone } from './rules/built-in.ts';
import { blockOf, defaultCountry } from './rules/in-force.ts';

// What an index of PostgreSQL surely holds, whatever the alphabet.
export const MAX_LENGTH = 255;
const KIND = /^[a-z][a-z0-9_]{0,39}$/;
// Handles are written with or without @, and mean the same in capitals.
const HANDLES = new Set([
  'telegram',
  'instagram',
  'messenger',
  'facebook',
  'x',
  'twitter',
  'tiktok',
  'linkedin',
]);

/** `bare`: what built-in rules look at, of a phone number its digits without the country. */
export type ReadIdentity = { value: string; bare: string };

/**
 * The one form of an identity's value, whoever wrote it and however; null when it identifies nobody: not valid, or
 * blocked, as a placeholder such as "guest" is. Addresses keep dots and "+tags": what they mean is for their provider
 * to say.
 */
export function normaliseIdentity(kind: string, value: string): string | null {
  const read = readIdentity(kind, value);
  return read === null || blockOf(kind, read.value, read.bare) !== null ? null : read.value;
}

/** The same, whether it is blocked or not; null when it is not valid. */
export function readIdentity(kind: string, value: string): ReadIdentity | null {
  const text = value.normalize('NFC').trim();
  if (!KIND.test(kind) || text === '' || text.length > MAX_LENGTH || !isStorable(text)) return null;
  if (isPhone(kind)) return phone(text, kind);
  const read = kind === 'email' ? email(text) : HANDLES.has(kind) ? handle(text) : text;
  return read === null || read === '' ? null : { value: read, bare: read };
}

// NUL, halves of surrogate pairs and other control characters.
export const isStorable = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

function email(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  if (at < 1 || local.length > 64 || domain === '') return null;
  if (/[\s<>()[\]\\,;:"@]/.test(local) || /^\.|\.\.|\.$/.test(local)) return null;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) && domain !== 'localhost') return null;
  return `${local}@${domain}`;
}

function phone(text: string, kind: string): ReadIdentity | null {
  // WhatsApp gives the whole number with its country and without the plus.
  const international =
    kind === 'whatsapp' && /^\d/.test(text) ? `+${text}` : text.replace(/^00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(international, defaultCountry());
  if (!number?.isPossible()) return null;
  return {
    value: number.ext ? `${number.number};ext=${number.ext}` : number.number,
    bare: number.nationalNumber,
  };
}

const handle = (text: string): string =>
  text
    .replace(/^https?:\/\/(www\.)?[^/]+\//i, '')
    .replace(/^@/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
