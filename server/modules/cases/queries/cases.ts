import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { storableText } from '../../../log/index.ts';
import type { Case } from '../case.ts';

export async function caseById(db: Db | Tx, id: string): Promise<Case | undefined> {
  const { rows } = await sql<Case>`select * from cases where id = ${id}`.execute(db);
  return rows[0];
}

/** The case, held until the transaction ends: whoever changes it next waits and then sees the change. */
export async function lockCase(tx: Tx, id: string): Promise<Case | undefined> {
  const { rows } = await sql<Case>`select * from cases where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The case in which something happened last, of those of these profiles that are not resolved; held. */
export async function lockLatestUnresolvedCase(tx: Tx, profile_ids: string[]): Promise<Case | undefined> {
  const { rows } = await sql<Case>`
    select * from cases
    where profile_id = any(${profile_ids}::uuid[]) and state <> 'resolved'
    order by last_message_at desc, id desc
    limit 1
    for update`.execute(tx);
  return rows[0];
}

type NewCase = Pick<Case, 'profile_id' | 'subject'> &
  Partial<Pick<Case, 'assignee_id' | 'waiting_since'>> & { idempotency_key?: string | null };

/** Undefined when a case was opened under the same key before. */
export async function insertCase(tx: Tx, given: NewCase): Promise<Case | undefined> {
  const { rows } = await sql<Case>`
    insert into cases (id, profile_id, subject, assignee_id, waiting_since, idempotency_key)
    values (${newId()}, ${given.profile_id}, ${storableText(given.subject)}, ${given.assignee_id ?? null},
      ${given.waiting_since ?? null}, ${given.idempotency_key ?? null})
    on conflict (idempotency_key) do nothing
    returning *`.execute(tx);
  return rows[0];
}

export async function caseByIdempotencyKey(db: Db | Tx, key: string): Promise<Case | undefined> {
  const { rows } = await sql<Case>`select * from cases where idempotency_key = ${key}`.execute(db);
  return rows[0];
}

/** The customer said something: the case is open, and they wait since the first thing we have not answered. */
export async function markCustomerSpoke(
  tx: Tx,
  id: string,
  { subject, occurred_at, channel }: { subject: string; occurred_at: Date; channel: string },
): Promise<Case> {
  const { rows } = await sql<Case>`
    update cases set state = 'open', resolved_at = null, subject = ${storableText(subject)},
      waiting_since = coalesce(waiting_since, ${occurred_at}),
      last_message_at = greatest(last_message_at, ${occurred_at}),
      channels = ${withChannel(channel)}, version = version + 1, updated_at = now()
    where id = ${id} returning *`.execute(tx);
  return rows[0]!;
}

/** The team answered: it is the customer's turn. */
export async function markAnswered(
  tx: Tx,
  { id, assignee_id, at, channel }: { id: string; assignee_id: string | null; at: Date; channel: string },
): Promise<Case> {
  const { rows } = await sql<Case>`
    update cases set state = 'waiting', resolved_at = null, waiting_since = null, assignee_id = ${assignee_id},
      last_message_at = greatest(last_message_at, ${at}),
      channels = ${withChannel(channel)}, version = version + 1, updated_at = now()
    where id = ${id} returning *`.execute(tx);
  return rows[0]!;
}

/** Something came in that nobody waits for an answer to: an out-of-office. */
export async function markTouched(tx: Tx, id: string): Promise<void> {
  await sql`update cases set updated_at = now() where id = ${id}`.execute(tx);
}

type Changed = Pick<Case, 'id' | 'state' | 'subject' | 'assignee_id'>;

/** What a person changes by hand. Opened by hand, the customer waits from now, unless they waited already. */
export async function updateCase(tx: Tx, { id, state, subject, assignee_id }: Changed): Promise<Case> {
  const { rows } = await sql<Case>`
    update cases set subject = ${storableText(subject)}, assignee_id = ${assignee_id}, state = ${state},
      waiting_since = case when ${state} <> 'open' then null
        when state = 'open' then waiting_since else now() end,
      resolved_at = case when ${state} <> 'resolved' then null else coalesce(resolved_at, now()) end,
      version = version + 1, updated_at = now()
    where id = ${id} returning *`.execute(tx);
  return rows[0]!;
}

const withChannel = (channel: string) =>
  sql`case when ${channel} = any(channels) then channels else channels || ${channel}::text end`;
