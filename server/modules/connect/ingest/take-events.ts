import { Refusal } from '../../../http/index.ts';
import { cleanJson } from './clean-json.ts';
import type { Event, EventKind, Sender } from './event.ts';
import { readSentAt } from './event-time.ts';
import { EventFault, type Fault } from './fault.ts';
import { notNow } from './grouped-commit.ts';
import type { ParsedBody } from './parse-json.ts';
import type { Outcome } from './store-events.ts';
import { type Envelope, readObject, understandEvent } from './understand-event.ts';

export const MAX_BATCH_EVENTS = 2_500;

/** Given to `submit` with its size in bytes; comes back decided. */
export type Submit = (events: Event[], bytes: number) => Promise<Outcome[]>;

export type RefusedEvent = Fault & { index: number };

export type Taken = { success: true } | { success: true; stored: number; refused: RefusedEvent[] };

/** What came in one request, with who sent it. */
export type Delivered = { body: ParsedBody; kind: EventKind | 'batch'; sender: Sender; received_at: number };

/** Told of the events of a request when they are decided, before the answer. */
export type Note = (events: unknown[], kind: EventKind | null, refused: RefusedEvent[]) => void;

/**
 * Takes the events of one request. Returns when all that can be stored is committed; an event that can never be is
 * named in the answer and costs the others nothing. Throws when the whole request is to be sent again, or is no use.
 */
export async function takeEvents(submit: Submit, delivered: Delivered, note: Note): Promise<Taken> {
  const { batch, kind, envelope } = unpack(delivered);
  const refused: RefusedEvent[] = [];
  const events: Event[] = [];
  const places: number[] = [];
  for (const [index, raw] of batch.entries()) {
    try {
      events.push(understandEvent(delivered.body.careful ? cleanJson(raw) : raw, kind, envelope));
      places.push(index);
    } catch (error) {
      if (!(error instanceof EventFault)) throw error;
      refused.push({ index, ...error.fault });
    }
  }
  const bytes = events.reduce((sum, { row }) => sum + row.properties.length + row.context.length, 0);
  const outcomes = events.length > 0 ? await submit(events, bytes) : [];
  if (outcomes.some(({ state }) => state === 'trouble')) throw notNow();
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome.state === 'refused') refused.push({ index: places[at]!, ...outcome.fault });
  }
  note(batch, kind, refused);
  if (refused.length === 0) return { success: true };
  if (refused.length === batch.length) throw refuseAll(refused, delivered.kind);
  return {
    success: true,
    stored: batch.length - refused.length,
    refused: refused.sort((a, b) => a.index - b.index),
  };
}

function unpack({ body, kind, sender, received_at }: Delivered) {
  const value = body.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('invalid_body', 400, 'The body must be a JSON object.');
  }
  const given = value as Record<string, unknown>;
  const sent_at = readSentAt(given.sentAt);
  if (kind !== 'batch') {
    const envelope: Envelope = { ...sender, received_at, sent_at, context: null, integrations: null };
    return { batch: [given], kind, envelope };
  }
  if (!Array.isArray(given.batch)) throw refuseAt('batch', 'invalid_value', 'Must be an array of events.');
  if (given.batch.length > MAX_BATCH_EVENTS) {
    throw new Refusal('batch_too_large', 413, `A batch has at most ${MAX_BATCH_EVENTS} events.`);
  }
  return {
    batch: given.batch as unknown[],
    kind: null,
    envelope: envelopeOf(given, body.careful, sender, received_at),
  };
}

function envelopeOf(
  given: Record<string, unknown>,
  careful: boolean,
  sender: Sender,
  received_at: number,
): Envelope {
  const shared = (name: 'context' | 'integrations') => {
    try {
      return readObject(careful ? cleanJson(given[name], name) : given[name], name);
    } catch (error) {
      if (error instanceof EventFault) throw refuseAt(error.fault.path, error.fault.code, error.fault.detail);
      throw error;
    }
  };
  const sent_at = readSentAt(given.sentAt);
  return {
    ...sender,
    received_at,
    sent_at,
    context: shared('context'),
    integrations: shared('integrations'),
  };
}

const refuseAt = (path: string, code: string, detail: string) =>
  new Refusal(code, 400, `${path}: ${detail}`, { members: { errors: [{ path, code, detail }] } });

function refuseAll(refused: RefusedEvent[], kind: Delivered['kind']): Refusal {
  const { code, path, detail } = refused[0]!;
  const errors = kind === 'batch' ? refused : [{ path, code, detail }];
  const status = code === 'event_too_large' && kind !== 'batch' ? 413 : 400;
  return new Refusal(code, status, path ? `${path}: ${detail}` : detail, { members: { errors } });
}
