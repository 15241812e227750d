const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time as one says it: "less than a minute", "4 minutes", "2 days". */
export function span(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  if (ms < HOUR) return count(Math.floor(ms / MINUTE), 'minute');
  if (ms < 2 * DAY) return count(Math.floor(ms / HOUR), 'hour');
  return count(Math.floor(ms / DAY), 'day');
}

/** A day as one says it: "today", "yesterday", "on Tuesday" within the last week, else "on 3 May". */
export function day(date: Date, now: Date, time_zone: string): string {
  const days = dayNumber(now, time_zone) - dayNumber(date, time_zone);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  const sameYear = Math.abs(days) < 300;
  const format: Intl.DateTimeFormatOptions =
    days > 1 && days < 7
      ? { weekday: 'long' }
      : { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) };
  return `on ${new Intl.DateTimeFormat('en-GB', { ...format, timeZone: time_zone }).format(date)}`;
}

function dayNumber(date: Date, time_zone: string): number {
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone, dateStyle: 'short' }).format(date);
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** "a", "a and b", "a, b and c". */
export function list(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const quote = (text: string): string => `“${text}”`;

/** On one line, cut between words when it is longer than `length`. */
export function short(text: string, length = 100): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1).replace(/\s+\S*$/u, '');
  // One long word, or a language without spaces: cut where it is, but never through a character.
  const kept = cut.length > length || cut.length < length / 2 ? [...line].slice(0, length).join('') : cut;
  return `${kept.replace(/[,;:.\s]+$/u, '')}…`;
}

/** A name of a machine's making, for reading: `card_declined` -> "card declined". */
export const plain = (name: string): string => name.replace(/[_.]+/g, ' ').trim();

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const CHANNELS: Record<string, string> = { webchat: 'chat', sms: 'SMS', whatsapp: 'WhatsApp' };

/** A channel after "by": "chat", "email". */
export const channelWord = (channel: string | null): string =>
  CHANNELS[channel ?? ''] ?? channel ?? 'message';

/** An amount as shops write it: "189 EUR", "18.50 EUR". */
export function amount(value: number, currency: string | null): string {
  const number = Number.isInteger(value) ? String(value) : value.toFixed(2);
  return currency ? `${number} ${currency.toUpperCase()}` : number;
}
