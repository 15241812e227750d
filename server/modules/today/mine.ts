import { type Db, sql } from '../../db/index.ts';
import { customersByProfile } from '../customers/index.ts';
import { COUNTED_TO } from './arrived.ts';

const SHOWN = 8;

type Row = {
  id: string;
  number: number;
  subject: string;
  state: 'open' | 'waiting';
  profile_id: string;
  channel: string | null;
  waiting_since: Date | null;
  last_message_at: Date;
  count: number;
};

/** What is on a person's desk: who waits for us longest, then those whose turn it is, what moved last first. */
export async function mine(db: Db, member_id: string) {
  const { rows } = await sql<Row>`
    with own as (
      select id, number, subject, state, profile_id, channels[array_upper(channels, 1)] as channel, waiting_since,
        last_message_at
      from cases where assignee_id = ${member_id} and state <> 'resolved' limit ${COUNTED_TO}
    )
    select *, (select count(*)::int from own) as count from own
    order by waiting_since nulls last, last_message_at desc, id limit ${SHOWN}`.execute(db);
  const customers = await customersByProfile(
    db,
    rows.map(({ profile_id }) => profile_id),
  );
  const items = rows.map(({ profile_id, count: _, ...row }) => {
    const { id, display_name } = customers.get(profile_id)!;
    return { ...row, customer: { id, display_name } };
  });
  return { count: rows[0]?.count ?? 0, items };
}
