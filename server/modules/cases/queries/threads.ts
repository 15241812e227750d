import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { storableText } from '../../../log/index.ts';
import type { Thread } from '../case.ts';

/** A thread of which a mail names one of the messages. */
export type ReferredThread = Thread & {
  /** The message named is one that we sent, over the account and to the address of the thread. */
  ours: boolean;
};

/** The threads that messages of these ids stand in, the one that is answered directly first. */
export async function threadsByReferences(
  tx: Tx,
  { references, in_reply_to, channel }: { references: string[]; in_reply_to: string | null; channel: string },
): Promise<ReferredThread[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<ReferredThread>`
    select t.*, m.direction = 'out' as ours
    from messages m join threads t on t.id = m.thread_id
    where m.external_id = any(${references}) and t.channel = ${channel}
    order by (m.external_id = ${in_reply_to}) desc nulls last, m.occurred_at desc
    limit 50`.execute(tx);
  return rows;
}

/** The thread that the channel itself names. The profile is known: a key alone opens nobody else's thread. */
export async function threadByKey(
  tx: Tx,
  { profile_ids, account_id, key }: { profile_ids: string[]; account_id: string; key: string },
): Promise<Thread | undefined> {
  const { rows } = await sql<Thread>`
    select * from threads
    where profile_id = any(${profile_ids}::uuid[]) and account_id = ${account_id} and key = ${key}`.execute(
    tx,
  );
  return rows[0];
}

type NewThread = Omit<Thread, 'id' | 'last_message_at'>;

export async function insertThread(tx: Tx, thread: NewThread): Promise<Thread> {
  const { rows } = await sql<Thread>`
    insert into threads (id, case_id, profile_id, account_id, channel, address, key, subject)
    values (${newId()}, ${thread.case_id}, ${thread.profile_id}, ${thread.account_id}, ${thread.channel},
      ${thread.address}, ${thread.key}, ${thread.subject === null ? null : storableText(thread.subject)})
    returning *`.execute(tx);
  return rows[0]!;
}

/** Something was said in the thread, in this case: an old thread may begin a new one. */
export async function touchThread(tx: Tx, id: string, case_id: string, at: Date): Promise<void> {
  await sql`update threads set case_id = ${case_id}, last_message_at = greatest(last_message_at, ${at})
    where id = ${id}`.execute(tx);
}

/** The threads that messages of the case stand in, also where the thread has moved on, latest first. */
export async function threadsOfCase(db: Db | Tx, case_id: string): Promise<Thread[]> {
  const { rows } = await sql<Thread>`
    select * from threads
    where case_id = ${case_id}
      or id in (select thread_id from messages where case_id = ${case_id} and thread_id is not null)
    order by last_message_at desc, id desc`.execute(db);
  return rows;
}

const REFERENCES_SENT = 20;

export type ThreadIds = {
  /** Of what the thread holds, oldest first. */
  references: string[];
  last_received: string | null;
};

/** What an answer in this thread refers to. Long threads: the first message and the latest. */
export async function idsOfThread(tx: Tx, thread_id: string): Promise<ThreadIds> {
  const { rows } = await sql<{ external_id: string; direction: string }>`
    select external_id, direction from messages
    where thread_id = ${thread_id} and external_id is not null
    order by occurred_at, id`.execute(tx);
  const ids = rows.map(({ external_id }) => external_id);
  const references = ids.length > REFERENCES_SENT ? [ids[0]!, ...ids.slice(1 - REFERENCES_SENT)] : ids;
  const last_received = rows.findLast(({ direction }) => direction === 'in')?.external_id ?? null;
  return { references, last_received };
}

/** The thread in which the customer themselves said something last. */
export async function lastThreadOfCustomer(db: Db | Tx, case_id: string): Promise<string | null> {
  const { rows } = await sql<{ thread_id: string }>`
    select thread_id from messages
    where case_id = ${case_id} and direction = 'in' and not automatic
    order by occurred_at desc, id desc limit 1`.execute(db);
  return rows[0]?.thread_id ?? null;
}
