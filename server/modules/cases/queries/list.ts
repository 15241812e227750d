import { type Db, sql } from '../../../db/index.ts';
import type { Case } from '../case.ts';
import { exactly, type Place } from './place.ts';
import { caseHas, type Found } from './search.ts';

export const VIEWS = ['mine', 'unassigned', 'open', 'waiting', 'resolved', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** What the case is listed with. `place` is `last_message_at`, exact to the microsecond. */
export type ListedCase = Case & {
  place: string;
  last_direction: 'in' | 'out' | null;
  last_text: string | null;
  last_channel: string | null;
  last_at: Date | null;
};

export type ListQuery = {
  view: View;
  member_id: string;
  after: Place | null;
  limit: number;
  /** Only cases of these profiles. */
  profile_ids?: string[] | undefined;
  /** Only what a search found. */
  found?: Found | undefined;
};

/** Cases by what happened last, newest first. Each view walks an index of its own, so a page costs a page. */
export async function listCases(db: Db, query: ListQuery): Promise<ListedCase[]> {
  const { after } = query;
  const { rows } = await sql<ListedCase>`
    select c.*, ${exactly('c.last_message_at')} as place, last.direction as last_direction, last.text as last_text,
      last.channel as last_channel, last.occurred_at as last_at
    from cases c
    left join lateral (
      select direction, left(text, 400) as text, channel, occurred_at from messages
      where case_id = c.id and direction <> 'note'
      order by occurred_at desc, id desc limit 1
    ) last on true
    where ${inView(query)} ${among(query)}
      ${after ? sql`and (c.last_message_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by c.last_message_at desc, c.id desc
    limit ${query.limit}`.execute(db);
  return rows;
}

function inView({ view, member_id }: ListQuery) {
  switch (view) {
    case 'mine':
      return sql`c.assignee_id = ${member_id} and c.state <> 'resolved'`;
    case 'unassigned':
      return sql`c.assignee_id is null and c.state <> 'resolved'`;
    case 'all':
      return sql`true`;
    default:
      return sql`c.state = ${view}`;
  }
}

function among({ profile_ids, found }: ListQuery) {
  return sql`
    ${profile_ids ? sql`and c.profile_id = any(${profile_ids}::uuid[])` : sql``}
    ${found && 'ids' in found ? sql`and c.id = any(${found.ids}::uuid[])` : sql``}
    ${found && 'matching' in found ? sql`and ${caseHas(found.matching)}` : sql``}`;
}

export type Counts = { mine: number; unassigned: number; open: number; waiting: number };

/** Counted no further than this: beyond it "10000" reads "10000 or more". */
export const COUNTED_TO = 10_000;

/** How many cases each view of work holds. Index-only, and never more than COUNTED_TO entries of each. */
export async function countCases(db: Db, member_id: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) from (select from cases
        where assignee_id = ${member_id} and state <> 'resolved' limit ${COUNTED_TO}) x) as mine,
      (select count(*) from (select from cases
        where assignee_id is null and state <> 'resolved' limit ${COUNTED_TO}) x) as unassigned,
      (select count(*) from (select from cases where state = 'open' limit ${COUNTED_TO}) x) as open,
      (select count(*) from (select from cases where state = 'waiting' limit ${COUNTED_TO}) x) as waiting
    `.execute(db);
  return rows[0]!;
}
