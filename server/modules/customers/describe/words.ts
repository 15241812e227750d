import type { Described } from './describe-interaction.ts';

/** The first of these properties that is a text or a number, on one line. */
export function textOf({ properties }: Pick<Described, 'properties'>, ...names: string[]): string | null {
  for (const name of names) {
    const value = properties[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string' && value.trim() !== '') return short(value);
  }
  return null;
}

/** "Warranty Claim Filed", as events are named, in the way one writes: what stays in capitals is a shorthand (SSO). */
export function sentenceCase(text: string): string {
  const words = text.split(' ');
  if (!words.every((word) => /^\p{Lu}/u.test(word))) return text;
  return words
    .map((word, place) => (place > 0 && /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** A name of a machine's making, for reading: `card_declined` -> "card declined", `orderPaid` -> "order paid". */
export const plain = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (_, end, start) => `${end} ${start.toLowerCase()}`)
    .replace(/[_.\s]+/g, ' ')
    .trim();

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** On one line, cut between words when it is longer than `length`. */
export function short(text: string, length = 140): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length).replace(/\s+\S*$/u, '');
  return `${[...(cut.length > length / 2 ? cut : line.slice(0, length))].join('').toWellFormed()}…`;
}

/** "189 EUR"; null when there is no amount. */
export function amountOf(happened: Described, ...names: string[]): string | null {
  const value = names
    .map((name) => happened.properties[name])
    .find((one) => one !== undefined && one !== null && one !== '');
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return null;
  const currency = textOf(happened, 'currency')?.toUpperCase();
  const figure = Number.isInteger(number) ? String(number) : number.toFixed(2);
  return currency ? `${figure} ${currency}` : figure;
}

/** "head (a, b)"; what is null is left out. */
export function withDetails(head: string, ...details: (string | null)[]): string {
  const given = details.filter((one) => one !== null);
  return given.length === 0 ? head : `${head} (${given.join(', ')})`;
}

/** "a", "a and b", "a, b and c". */
export const list = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const CHANNELS: Record<string, string> = {
  webchat: 'chat',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  in_person: 'word of mouth',
};

/** A channel after "by". */
export const channelWord = (channel: string | null): string | null =>
  channel === null ? null : (CHANNELS[channel] ?? plain(channel));
