import { newId } from '../../../db/index.ts';
import { channelOf } from './channel-of.ts';
import { EVENT_KINDS, type Event, type EventKind, type Json, type Sender } from './event.ts';
import { occurredAt, readTimestamp } from './event-time.ts';
import { typeOfTrack } from './event-type.ts';
import { EventFault } from './fault.ts';
import { type Ids, readId, readIds } from './read-ids.ts';

export const MAX_EVENT_BYTES = 32 * 1024;
// What an event becomes is a little larger than what was sent: its ids stand in its context as well.
const JSON_BYTES = MAX_EVENT_BYTES + 1024;

/** What holds for all events of one request. */
export type Envelope = Sender & {
  received_at: number;
  sent_at: number | null;
  context: Json | null;
  integrations: Json | null;
};

/** Turns one event of the Segment specification into what is stored of it, or throws an EventFault. */
export function understandEvent(raw: unknown, kind: EventKind | null, envelope: Envelope): Event {
  const event = readObject(raw, '');
  if (event === null) throw new EventFault('invalid_value', '', 'An event is a JSON object.');
  const known = kind ?? readKind(event.type);
  const ids = readIds(event, known);
  const context = contextOf(event, ids, envelope);
  const claimed = readTimestamp(event.originalTimestamp ?? event.timestamp, 'timestamp');
  const message_id = readId(event.messageId, 'messageId') ?? newId();
  const row = {
    id: newId(),
    type: typeOf(event, known, context),
    channel: channelOf(known, event.channel, context),
    source_id: envelope.source_id,
    message_id,
    occurred_at: occurredAt(claimed, envelope.sent_at, envelope.received_at).toISOString(),
    properties: JSON.stringify(propertiesOf(event, known)),
    context: JSON.stringify(context),
  };
  if (isTooLarge(row.properties, row.context)) {
    throw new EventFault('event_too_large', '', `An event has at most ${MAX_EVENT_BYTES / 1024} KB.`);
  }
  return {
    source_id: envelope.source_id,
    trust: envelope.trust,
    row,
    identity: ids.identity,
    pair: ids.user_id && ids.anonymous_id ? { user_id: ids.user_id, anonymous_id: ids.anonymous_id } : null,
    identifies: known === 'identify' || known === 'alias' || known === 'group',
  };
}

function isTooLarge(properties: string, context: string): boolean {
  const letters = properties.length + context.length;
  if (letters > JSON_BYTES) return true;
  // No letter takes more than three bytes: of most events the bytes need not be counted.
  return letters * 3 > JSON_BYTES && Buffer.byteLength(properties) + Buffer.byteLength(context) > JSON_BYTES;
}

function readKind(type: unknown): EventKind {
  const kind = EVENT_KINDS.find((name) => name === type);
  if (kind) return kind;
  throw new EventFault('invalid_value', 'type', `Must be one of ${EVENT_KINDS.join(', ')}.`);
}

/** The interaction's type; the name that a tracked event came with is kept beside it. */
function typeOf(event: Json, kind: EventKind, context: Json): string {
  switch (kind) {
    case 'identify':
      return 'customer.identified';
    case 'alias':
      return 'customer.aliased';
    case 'group':
      return 'organisation.joined';
    case 'page':
      return 'page.viewed';
    case 'screen':
      return 'screen.viewed';
    case 'track': {
      if (typeof event.event !== 'string') {
        throw new EventFault('missing_value', 'event', 'A track event needs the name of what happened.');
      }
      context.event = event.event;
      return typeOfTrack(event.event);
    }
  }
}

function propertiesOf(event: Json, kind: EventKind): Json {
  if (kind === 'alias') return {};
  if (kind === 'identify' || kind === 'group') return readObject(event.traits, 'traits') ?? {};
  const properties = readObject(event.properties, 'properties') ?? {};
  // A page's or screen's name and category are fields of their own in the specification.
  const { name, category } = event;
  if (kind === 'track' || (typeof name !== 'string' && typeof category !== 'string')) return properties;
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof category === 'string' && { category }),
    ...properties,
  };
}

/** The event's context over the batch's, and over both what we say ourselves: a sender cannot claim our keys. */
function contextOf(event: Json, ids: Ids, envelope: Envelope): Json {
  const integrations = { ...envelope.integrations, ...readObject(event.integrations, 'integrations') };
  return {
    ...envelope.context,
    ...readObject(event.context, 'context'),
    integrations: Object.keys(integrations).length > 0 ? integrations : undefined,
    event: undefined,
    user_id: ids.user_id ?? undefined,
    anonymous_id: ids.anonymous_id ?? undefined,
    previous_id: ids.previous_id ?? undefined,
    group_id: ids.group_id ?? undefined,
    trust: envelope.trust,
  };
}

/** The object at `path`, null when there is none; a fault when it is something else. */
export function readObject(value: unknown, path: string): Json | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Json;
  throw new EventFault('invalid_value', path, 'Must be a JSON object.');
}
