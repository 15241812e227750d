import { type Db, sql, type Tx } from '../../../db/index.ts';
import type { Eraser, Found, Who } from '../../customers/index.ts';
import { emptyRaw } from './empty-raw.ts';
import { searchRaw } from './search-raw.ts';

/** What came in, what was to go out, and the chats of somebody who is erased. */
export const eraser: Eraser = {
  name: 'channels',
  count: countOf,
  search: searchRaw,
  erase: async (tx, who, found) => {
    const chats = await eraseChats(tx, who, found);
    const deliveries = await eraseDeliveries(tx, who, found);
    await forgetTroubles(tx, addressesOf(who));
    return { ...chats, ...deliveries, inbound: await emptyRaw(tx, found) };
  },
};

export const addressesOf = ({ identities }: Who): string[] =>
  identities.filter(({ kind }) => kind === 'email').map(({ value }) => value);

async function countOf(db: Db, { profile_ids }: Who) {
  const theirs = sql`profile_id = any(${profile_ids}::uuid[])`;
  const { rows } = await sql<{ deliveries: number; chats: number; chat_messages: number }>`
    select (select count(*) from deliveries where ${theirs}) as deliveries,
      (select count(*) from chat_sessions where ${theirs}) as chats,
      (select count(*) from chat_messages join chat_sessions on chat_sessions.id = session_id where ${theirs})
        as chat_messages`.execute(db);
  return rows[0]!;
}

async function eraseChats(tx: Tx, { profile_ids }: Who, found: Found) {
  // Held first: whoever says something in one waits, and then finds none.
  const { rows: sessions } = await sql<{ id: string; account_id: string }>`
    select id, account_id from chat_sessions where profile_id = any(${profile_ids}::uuid[]) for update`.execute(
    tx,
  );
  found.chats.push(...sessions.map(({ id, account_id }): [string, string] => [account_id, id]));
  const ids = sessions.map(({ id }) => id);
  const messages = await sql`delete from chat_messages where session_id = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from chat_sessions where id = any(${ids}::uuid[])`.execute(tx);
  return { chats: ids.length, chat_messages: Number(messages.numAffectedRows) };
}

/** Also what waits: it is not sent any more. What is being sent at this moment is, and leaves no trace here. */
async function eraseDeliveries(tx: Tx, who: Who, found: Found) {
  const { rows } = await sql<{ id: string }>`
    delete from deliveries where profile_id = any(${who.profile_ids}::uuid[]) returning id`.execute(tx);
  found.deliveries.push(...rows.map(({ id }) => id));
  const caught = await sql`
    delete from caught_mails
    where delivery_id = any(${found.deliveries}::uuid[]) or lower(to_address) = any(${addressesOf(who)})`.execute(
    tx,
  );
  return { deliveries: rows.length, caught_mails: Number(caught.numAffectedRows) };
}

/** Servers name the address they did not like. */
async function forgetTroubles(tx: Tx, addresses: string[]): Promise<void> {
  const named = (column: 'send_error' | 'receive_error') => sql`exists (
    select from unnest(${addresses}::text[]) as address where strpos(lower(${sql.ref(column)}), address) > 0)`;
  await sql`
    update channel_accounts set
      send_error = case when ${named('send_error')} then 'Sending failed.' else send_error end,
      receive_error = case when ${named('receive_error')} then 'Receiving failed.' else receive_error end
    where ${named('send_error')} or ${named('receive_error')}`.execute(tx);
}
