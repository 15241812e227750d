import { domainToASCII } from 'node:url';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { isBlocked, isBlockedEmail, isBlockedPhone } from './blocked-values.ts';

// What an index of PostgreSQL surely holds, whatever the alphabet.
const MAX_LENGTH = 255;
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

let default_country: CountryCode | undefined;

/** The country (`DE`) of phone numbers that are written without one. Without it such numbers say nothing. */
export function setDefaultCountry(code: string | undefined): void {
  default_country = code && isSupportedCountry(code) ? code : undefined;
}

/**
 * The one form of an identity's value, whoever wrote it and however; null when it identifies nobody: not valid, or
 * a placeholder such as "guest". Addresses keep dots and "+tags": what they mean is for their provider to say.
 */
export function normaliseIdentity(kind: string, value: string): string | null {
  const text = value.normalize('NFC').trim();
  if (!KIND.test(kind) || text === '' || text.length > MAX_LENGTH || !isStorable(text)) return null;
  if (kind === 'email') return email(text);
  if (kind === 'phone' || kind === 'whatsapp') return phone(text, kind);
  const plain = HANDLES.has(kind) ? handle(text) : text;
  return plain === '' || isBlocked(plain) ? null : plain;
}

// NUL, halves of surrogate pairs and other control characters.
const isStorable = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

function email(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  const domain = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  if (at < 1 || local.length > 64 || domain === '') return null;
  if (/[\s<>()[\]\\,;:"@]/.test(local) || /^\.|\.\.|\.$/.test(local)) return null;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) && domain !== 'localhost') return null;
  const address = `${local}@${domain}`;
  return isBlockedEmail(address) ? null : address;
}

function phone(text: string, kind: string): string | null {
  // WhatsApp gives the whole number with its country and without the plus.
  const international =
    kind === 'whatsapp' && /^\d/.test(text) ? `+${text}` : text.replace(/^00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(international, default_country);
  if (!number?.isPossible() || isBlockedPhone(number.nationalNumber)) return null;
  return number.ext ? `${number.number};ext=${number.ext}` : number.number;
}

const handle = (text: string): string =>
  text
    .replace(/^https?:\/\/(www\.)?[^/]+\//i, '')
    .replace(/^@/, '')
    .replace(/\/+$/, '')
    .toLowerCase();
