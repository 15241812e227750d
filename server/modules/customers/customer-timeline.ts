import { validate } from 'uuid';
import type { Db } from '../../db/index.ts';
import { decodeCursor, encodeCursor, Refusal } from '../../http/index.ts';
import { type Interaction, readTimeline, type TimelinePlace } from '../../log/index.ts';
import { describeInteraction } from './describe/describe-interaction.ts';
import { profilesOfCustomer } from './queries.ts';

export type TimelineQuery = {
  before?: string | undefined;
  after?: string | undefined;
  /** Comma-separated. */
  types?: string | undefined;
  channels?: string | undefined;
  limit: number;
};

type Item = Interaction & { summary: string };

/** A page of what happened with a customer, newest first; with `after` the next newer ones. */
export async function customerTimeline(
  db: Db,
  customer_id: string,
  query: TimelineQuery,
): Promise<{ items: Item[]; next: string | null }> {
  const profile_ids = await profilesOfCustomer(db, customer_id);
  if (profile_ids.length === 0) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  const { before, after, types, channels, limit } = query;
  const found = await readTimeline(db, {
    profile_ids,
    ...(before && { before: placeOf(before) }),
    ...(after && { after: placeOf(after) }),
    ...(types && { types: types.split(',') }),
    ...(channels && { channels: channels.split(',') }),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  // Where the page ends in the direction of reading: its oldest, or with `after` its newest.
  const last = page.at(-1);
  const next = found.length > limit && last ? encodeCursor([last.occurred_at.toISOString(), last.id]) : null;
  if (after) page.reverse();
  return { items: page.map((one) => ({ ...one, summary: describeInteraction(one) })), next };
}

function placeOf(cursor: string): TimelinePlace {
  const [time, id] = decodeCursor(cursor, 2);
  const occurred_at = new Date(String(time));
  if (!validate(id) || Number.isNaN(occurred_at.getTime())) {
    throw new Refusal('invalid_cursor', 400, 'This cursor is not valid. Start again from the first page.');
  }
  return { occurred_at, id: String(id) };
}
