import { sql, type Tx } from '../../../db/index.ts';
import { publishAll } from '../../../live/index.ts';
import type { Eraser, Found } from '../../customers/index.ts';
import type { Message } from '../case.ts';
import { lockCasesOf } from '../inbound/lock-customer.ts';

/** Cases, threads, messages and notes of somebody who is erased. */
export const eraser: Eraser = {
  name: 'cases',
  count: async (db, { profile_ids }) => {
    const theirs = sql`profile_id = any(${profile_ids}::uuid[])`;
    const { rows } = await sql<{ cases: number; messages: number; files: number }>`
      select (select count(*) from cases where ${theirs}) as cases,
        (select count(*) from messages where ${theirs}) as messages,
        (select coalesce(sum(jsonb_array_length(attachments)), 0)::bigint from messages where ${theirs}) as files`.execute(
      db,
    );
    return rows[0]!;
  },
  erase: async (tx, { profile_ids, customer_ids }, found) => {
    await lockCasesOf(tx, customer_ids);
    const { rows: held } = await sql<{ id: string }>`
      select id from cases where profile_id = any(${profile_ids}::uuid[]) for update`.execute(tx);
    const ids = held.map(({ id }) => id);
    const left = await leaveToOthers(tx, ids, profile_ids);
    const own = ids.filter((id) => !left.has(id));
    const messages = await eraseMessages(tx, own, profile_ids, found);
    const threads = await sql`delete from threads where profile_id = any(${profile_ids}::uuid[])`.execute(tx);
    const cases = await sql`delete from cases where id = any(${own}::uuid[])`.execute(tx);
    found.subjects.push(...own.map((id) => `case:${id}`));
    await publishAll(tx, 'case', ids);
    return {
      cases: Number(cases.numAffectedRows),
      threads: Number(threads.numAffectedRows),
      messages,
    };
  },
};

/**
 * A case in which somebody else wrote, too: once they were taken for one person, and were parted again. It stays, as
 * theirs alone and by what they called it.
 */
async function leaveToOthers(tx: Tx, ids: string[], profile_ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update cases set profile_id = other.profile_id, subject = coalesce(nullif(other.subject, ''), '(erased)'),
      version = version + 1, updated_at = now()
    from (
      select distinct on (case_id) case_id, profile_id, subject from messages
      where case_id = any(${ids}::uuid[]) and profile_id <> all(${profile_ids}::uuid[])
      order by case_id, occurred_at
    ) other
    where cases.id = other.case_id returning cases.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

type Gone = Pick<Message, 'direction' | 'account_id' | 'external_id' | 'attachments'>;

async function eraseMessages(
  tx: Tx,
  case_ids: string[],
  profile_ids: string[],
  found: Found,
): Promise<number> {
  const { rows } = await sql<Gone>`
    delete from messages where profile_id = any(${profile_ids}::uuid[]) or case_id = any(${case_ids}::uuid[])
    returning direction, account_id, external_id, attachments`.execute(tx);
  for (const { direction, account_id, external_id } of rows) {
    if (direction === 'in' && account_id && external_id) found.inbound.push([account_id, external_id]);
  }
  const files = (direction: boolean) =>
    rows
      .filter((message) => (message.direction === 'in') === direction)
      .flatMap(({ attachments }) => attachments.map(({ file_id }) => file_id));
  found.file_ids.push(...files(true), ...(await ofNobodyElse(tx, files(false))));
  return rows.length;
}

/** What the team sent may have been sent to others as well: the same price list. */
async function ofNobodyElse(tx: Tx, file_ids: string[]): Promise<string[]> {
  if (file_ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${file_ids}::uuid[]) as id
    where not exists (
      select from messages where attachments @> jsonb_build_array(jsonb_build_object('file_id', id)))`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
