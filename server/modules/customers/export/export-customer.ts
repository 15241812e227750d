import type { Db } from '../../../db/index.ts';
import { readTimeline } from '../../../log/index.ts';
import { describeInteraction } from '../describe/describe-interaction.ts';
import { findCustomer } from '../find-customer.ts';
import { saidMemberships } from '../organisations/memberships.ts';
import { profilesOfCustomer } from '../queries.ts';

export type Exported = Awaited<ReturnType<typeof exportCustomer>>;
export type Happened = Awaited<ReturnType<typeof readTimeline>>[number] & { summary: string };

const PAGE = 500;

/** What is known of a customer: also all that was said of where they belong, and not only what counts of it. */
export async function exportCustomer(db: Db, asked_id: string) {
  const customer = await findCustomer(db, asked_id);
  const profile_ids = customer.profiles.map(({ id }) => id);
  return { ...customer, memberships: await saidMemberships(db, profile_ids) };
}

/** Everything that happened with a customer, newest first, a page at a time: it may be more than fits into memory. */
export async function* wholeTimeline(db: Db, customer_id: string): AsyncGenerator<Happened[]> {
  const profile_ids = await profilesOfCustomer(db, customer_id);
  let before: { occurred_at: Date; id: string } | undefined;
  for (;;) {
    const page = await readTimeline(db, { profile_ids, limit: PAGE, ...(before && { before }) });
    if (page.length > 0) yield page.map((one) => ({ ...one, summary: describeInteraction(one) }));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    before = { occurred_at: last.occurred_at, id: last.id };
  }
}
