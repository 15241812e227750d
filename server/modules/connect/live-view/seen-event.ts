import type { EventKind } from '../ingest/event.ts';
import type { Fault } from '../ingest/fault.ts';

export type Described = Pick<SeenEvent, 'kind' | 'name' | 'user_id' | 'anonymous_id'>;

/** An event as the live view shows it. `fault` is null when it was stored. */
export type SeenEvent = {
  id: string;
  at: Date;
  kind: string | null;
  name: string | null;
  user_id: string | null;
  anonymous_id: string | null;
  fault: Fault | null;
  /** The event's JSON, or what came in its place; its first 4 KB. */
  raw: string;
};

export const MAX_RAW_BYTES = 4096;
const MAX_NAME = 200;

/** Says of an event, however broken, what a list shows of it. */
export function describeEvent(raw: unknown, kind: EventKind | null): Described {
  const event = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const name = kind === 'track' || event.type === 'track' ? event.event : event.name;
  return {
    kind: kind ?? shortText(event.type),
    name: shortText(name),
    user_id: shortText(event.userId),
    anonymous_id: shortText(event.anonymousId),
  };
}

/** The first 4 KB of an event's JSON, as text that PostgreSQL stores. */
export function rawText(raw: unknown): string {
  if (typeof raw === 'string') return storable(raw);
  try {
    return storable(JSON.stringify(raw) ?? '');
  } catch (error) {
    // Nested so deeply that it could be read but not written again.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

const shortText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? storable(String(value).slice(0, MAX_NAME)) : null;

/** A copy, so that what it was cut from is not kept; without NUL and half characters. */
export function storable(text: string): string {
  const bytes = Buffer.from(text.slice(0, MAX_RAW_BYTES)).subarray(0, MAX_RAW_BYTES);
  return bytes.toString('utf8').replaceAll('\0', '\uFFFD');
}
