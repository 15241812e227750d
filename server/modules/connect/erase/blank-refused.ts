import type { Db } from '../../../db/index.ts';
import { erasedAmong, lastErasure, normaliseIdentity } from '../../customers/index.ts';
import type { RefusedRow } from '../live-view/refused-events.ts';

type Named = { kind: string; value: string };

// Found in the text as it came, for much of what is refused is no JSON: ids by the names they are sent under, addresses
// wherever they stand. A number counts as an id, too.
const ID = /"(userId|previousId|anonymousId|groupId)"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)/g;
const EMAIL = /[^\s"'<>(),;:\\]{1,64}@[^\s"'<>(),;:\\]{1,255}/g;
const PHONE = /\+?\d[\d ()./-]{5,30}\d/g;
const KINDS: Record<string, string[]> = {
  userId: ['user_id'],
  anonymousId: ['anonymous_id'],
  groupId: ['group_id'],
  previousId: ['user_id', 'anonymous_id'],
};

/**
 * Refused events as they may be kept: of one that names somebody who was erased only when it came and which fault it
 * has. Nobody knows when it happened, so it does not matter whether they have come anew since.
 */
export async function blankRefused(db: Db, events: RefusedRow[]): Promise<RefusedRow[]> {
  if ((await lastErasure(db)) === 0) return events;
  const named = events.map(namedIn);
  const erased = await erasedAmong(db, named.flat());
  if (erased.size === 0) return events;
  return events.map((event, index) =>
    named[index]!.some(({ kind, value }) => erased.has(`${kind}\0${value}`)) ? blank(event) : event,
  );
}

const blank = ({ id, source_id, at, kind, fault }: RefusedRow): RefusedRow => ({
  id,
  source_id,
  at,
  kind,
  name: null,
  user_id: null,
  anonymous_id: null,
  // Its path and words may quote what was sent.
  fault: fault && {
    code: fault.code,
    path: '',
    detail: 'It names somebody who was erased: no more is kept.',
  },
  raw: '',
});

function namedIn({ raw, user_id, anonymous_id }: RefusedRow): Named[] {
  const said: [kind: string, text: string | null][] = [
    ['user_id', user_id],
    ['anonymous_id', anonymous_id],
    ...[...raw.matchAll(ID)].flatMap(([, name, literal]) =>
      KINDS[name!]!.map((kind): [string, string | null] => [kind, textOf(literal!)]),
    ),
    ...[...raw.matchAll(EMAIL)].map(([text]): [string, string] => ['email', text]),
    ...[...raw.matchAll(PHONE)].map(([text]): [string, string] => ['phone', text]),
  ];
  return said.flatMap(([kind, text]) => {
    const value = text === null ? null : normaliseIdentity(kind, text);
    return value === null ? [] : [{ kind, value }];
  });
}

function textOf(literal: string): string | null {
  try {
    return String(JSON.parse(literal));
  } catch {
    // An escape that is none: no id that was ever stored is written like this.
    return null;
  }
}
