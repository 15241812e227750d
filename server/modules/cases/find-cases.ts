import type { Static } from 'typebox';
import type { Db } from '../../db/index.ts';
import { profilesOfCustomer } from '../customers/index.ts';
import { caseRows } from './case-rows.ts';
import { cursorOf, cursorPlace } from './cursor.ts';
import { countCases, listCases, type View } from './queries/list.ts';
import { searchCases } from './queries/search.ts';
import type { CasePage } from './shapes.ts';

export type CaseQuery = {
  member_id: string;
  view: View;
  q?: string | undefined;
  customer_id?: string | undefined;
  after?: string | undefined;
  limit: number;
  /** See searchCases. */
  whole_words: boolean;
};

/** A page of the inbox, with how much work each view holds. */
export async function findCases(db: Db, query: CaseQuery): Promise<Static<typeof CasePage>> {
  const { member_id, view, limit } = query;
  const found = query.q?.trim() ? await searchCases(db, query.q, { whole: query.whole_words }) : undefined;
  const profile_ids = query.customer_id ? await profilesOfCustomer(db, query.customer_id) : undefined;
  const after = query.after === undefined ? null : cursorPlace(query.after);
  const [cases, counts] = await Promise.all([
    listCases(db, { view, member_id, after, limit: limit + 1, profile_ids, found }),
    countCases(db, member_id),
  ]);
  const page = cases.slice(0, limit);
  const last = page.at(-1);
  const next = cases.length > limit && last ? cursorOf(last) : null;
  return { items: await caseRows(db, page), next, counts };
}
