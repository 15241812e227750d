import { EventFault } from './fault.ts';

// A zero value of some language (0001-01-01, 1970-01-01) means "not set", as does anything before.
const EARLIEST = Date.UTC(1970, 0, 2);
const ISO_8601 =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const AS_SDKS_WRITE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
// Numbers below it are seconds since 1970 (until the year 5138), others milliseconds (since 1973).
const SECONDS_BELOW = 1e11;

/**
 * When an event happened by our clock: `received_at - (sentAt - originalTimestamp)`, as in Segment's specification
 * ("Timestamps in Segment"), so that a client's wrong clock does not matter. Never in the future.
 */
export function occurredAt(claimed: number | null, sent: number | null, received: number): Date {
  if (claimed === null) return new Date(received);
  const corrected = sent === null ? claimed : received - (sent - claimed);
  return new Date(corrected < EARLIEST || corrected > received ? received : corrected);
}

/** The moment in a `timestamp` field in milliseconds, null when there is none; a fault when it cannot be read. */
export function readTimestamp(value: unknown, path: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  const moment = moment_of(value);
  if (moment === null) {
    throw new EventFault(
      'invalid_value',
      path,
      'Not a time. Send ISO 8601, such as 2026-03-01T09:30:00.000Z.',
    );
  }
  return moment < EARLIEST ? null : moment;
}

/** `sentAt` only corrects the clock: one that cannot be read is as good as none. */
export function readSentAt(value: unknown): number | null {
  const moment = moment_of(value);
  return moment === null || moment < EARLIEST ? null : moment;
}

function moment_of(value: unknown): number | null {
  if (typeof value === 'number') return Math.round(value < SECONDS_BELOW ? value * 1000 : value);
  if (typeof value !== 'string') return null;
  // As every SDK writes it: no parts to take apart.
  if (AS_SDKS_WRITE.test(value)) return valid(Date.parse(value));
  const parts = ISO_8601.exec(value.trim());
  if (!parts) return null;
  const [, day, time = '00:00', zone = 'Z'] = parts;
  // Without a zone it is UTC, not the zone of whatever machine we run on. `+02` and `+0200` are not for Date.parse.
  const offset =
    zone.toUpperCase() === 'Z'
      ? 'Z'
      : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m) => `${h}:${m ?? '00'}`);
  return valid(Date.parse(`${day}T${time.replace(',', '.')}${offset}`));
}

const valid = (moment: number): number | null => (Number.isNaN(moment) ? null : moment);
