import { validate } from 'uuid';
import type { Db } from '../../../db/index.ts';
import { decodeCursor, Refusal } from '../../../http/index.ts';
import { placeOf, type TimelinePlace } from '../../../log/index.ts';

export type Asked = {
  before?: string | undefined;
  after?: string | undefined;
  /** A moment: what happened until then. */
  until?: string | undefined;
  /** An interaction: itself and what came before it. */
  around?: string | undefined;
  /** Comma-separated. */
  types?: string | undefined;
  channels?: string | undefined;
  limit: number;
  /** Of an organisation: also what its members did. */
  members?: boolean | undefined;
};

export type Start = { before?: TimelinePlace; after?: TimelinePlace; upto?: TimelinePlace };

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Where on the timeline a page begins, and in which direction it goes. Nothing asked: at its newest end. */
export async function startOf(db: Db, profile_ids: string[], asked: Asked): Promise<Start> {
  const { before, after, until, around } = asked;
  if ([before, after, until, around].filter((one) => one !== undefined).length > 1) {
    const detail = 'Of before, after, until and around give one: they say where the page begins.';
    throw new Refusal('two_places', 400, detail);
  }
  if (before) return { before: placeFrom(before) };
  if (after) return { after: placeFrom(after) };
  if (until) return { upto: { occurred_at: new Date(until), id: LAST_ID } };
  if (!around) return {};
  const place = await placeOf(db, profile_ids, around);
  if (place) return { upto: place };
  throw new Refusal(
    'interaction_not_found',
    404,
    'No interaction with this id on the timeline of this customer.',
  );
}

function placeFrom(cursor: string): TimelinePlace {
  const [time, id] = decodeCursor(cursor, 2);
  const occurred_at = new Date(String(time));
  if (!validate(id) || Number.isNaN(occurred_at.getTime())) {
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
  }
  return { occurred_at, id: String(id) };
}
