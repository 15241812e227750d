import { normaliseIdentity } from '../../customers/index.ts';
import type { EventIdentity, EventKind, Json } from './event.ts';
import { EventFault } from './fault.ts';

// What an index of PostgreSQL surely holds, whatever the alphabet.
const MAX_LENGTH = 255;

export type Ids = {
  identity: EventIdentity;
  user_id: string | null;
  anonymous_id: string | null;
  previous_id: string | null;
  group_id: string | null;
};

/** Who the event is of. A placeholder (`null`, `undefined`, ...) is nobody's id, and counts as not sent. */
export function readIds(event: Json, kind: EventKind): Ids {
  const user_id = usable('user_id', readId(event.userId, 'userId'));
  const anonymous_id = usable('anonymous_id', readId(event.anonymousId, 'anonymousId'));
  const previous_id = kind === 'alias' ? readId(event.previousId, 'previousId') : null;
  const group_id = kind === 'group' ? readId(event.groupId, 'groupId') : null;
  if (kind === 'alias' && previous_id === null) throw missing('previousId', 'An alias needs the former id.');
  if (kind === 'alias' && user_id === null)
    throw missing('userId', 'An alias needs the user id it leads to.');
  if (kind === 'group' && group_id === null)
    throw missing('groupId', 'A group event needs the id of the group.');
  if (user_id !== null) {
    return { identity: { kind: 'user_id', value: user_id }, user_id, anonymous_id, previous_id, group_id };
  }
  if (anonymous_id === null) {
    throw missing('userId', 'Send a userId or an anonymousId; placeholders such as "null" are not accepted.');
  }
  return {
    identity: { kind: 'anonymous_id', value: anonymous_id },
    user_id,
    anonymous_id,
    previous_id,
    group_id,
  };
}

/** The text of an id field, null when there is none. A number is taken as its text. */
export function readId(value: unknown, path: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new EventFault('invalid_value', path, 'Must be text.');
  }
  const text = String(value);
  if (text.length > MAX_LENGTH) {
    throw new EventFault('too_long', path, `Has at most ${MAX_LENGTH} characters.`);
  }
  return text;
}

const usable = (kind: EventIdentity['kind'], value: string | null): string | null =>
  value === null ? null : normaliseIdentity(kind, value);

const missing = (path: string, detail: string) => new EventFault('missing_value', path, detail);
