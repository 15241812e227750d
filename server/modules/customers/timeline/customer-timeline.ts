import type { Db } from '../../../db/index.ts';
import { encodeCursor, Refusal } from '../../../http/index.ts';
import {
  type FilteredPage,
  type Interaction,
  lookAlongTimeline,
  readTimeline,
  type TimelinePlace,
  type TimelineQuery,
} from '../../../log/index.ts';
import { customersByProfile } from '../customers-by-profile.ts';
import { describeInteraction } from '../describe/describe-interaction.ts';
import { membersProfiles } from '../organisations/members-profiles.ts';
import { profilesOfCustomer } from '../queries.ts';
import { type Asked, startOf } from './start.ts';

type Page = {
  items: (Interaction & { summary: string; customer?: { id: string; display_name: string } | null })[];
  /** Where reading goes on in the same direction; null at the end of the timeline. */
  next: string | null;
  /** For `after`: what is newer than this page, now or later. Null while there is nothing at all. */
  newer: string | null;
  /** For `before`: what is older than this page; null at the beginning of the story. */
  older: string | null;
};

/**
 * A page of what happened with a customer, newest first; with `after` the next newer ones. With a filter a page may be
 * short, or empty, although there is more: `next` says so.
 */
export async function customerTimeline(db: Db, customer_id: string, asked: Asked): Promise<Page> {
  const own = await profilesOfCustomer(db, customer_id);
  if (own.length === 0) throw new Refusal('customer_not_found', 404, 'No customer with this id.');
  const members = asked.members ? await membersProfiles(db, own) : [];
  const profile_ids = [...own, ...members];
  const start = await startOf(db, profile_ids, asked);
  const { types, channels, limit } = asked;
  const query = {
    profile_ids,
    ...start,
    ...(types && { types: types.split(',') }),
    ...(channels && { channels: channels.split(',') }),
    limit: limit + 1,
  };
  const { items, reached } = await read(db, query);
  const page = items.slice(0, limit);
  // Where the page ends in the direction of reading, and whether anything may follow.
  const end = reached ?? page.at(-1);
  const next = end && (reached || items.length > limit) ? cursorOf(end) : null;
  const ahead = start.before ?? start.upto ?? start.after;
  const first = page[0] ?? ahead;
  const who = await whoDidWhat(db, page, members);
  const described = page.map((one) => ({
    ...one,
    summary: describeInteraction(one),
    ...(asked.members && { customer: who(one.profile_id) }),
  }));
  if (start.after) {
    return { items: described.reverse(), next, newer: cursorOf(end ?? start.after), older: cursorOf(first!) };
  }
  return { items: described, next, newer: first ? cursorOf(first) : null, older: next };
}

/** On the timeline of an organisation: which member an interaction is of; null for its own. */
async function whoDidWhat(db: Db, page: Interaction[], members: string[]) {
  const theirs = new Set(members);
  const ids = [...new Set(page.map(({ profile_id }) => profile_id).filter((id) => theirs.has(id)))];
  const customers = await customersByProfile(db, ids);
  return (profile_id: string) => {
    const customer = customers.get(profile_id);
    return customer ? { id: customer.id, display_name: customer.display_name } : null;
  };
}

async function read(db: Db, query: TimelineQuery): Promise<FilteredPage> {
  if (query.types || query.channels) return lookAlongTimeline(db, query);
  return { items: await readTimeline(db, query), reached: null };
}

const cursorOf = ({ occurred_at, id }: TimelinePlace): string =>
  encodeCursor([occurred_at.toISOString(), id]);
