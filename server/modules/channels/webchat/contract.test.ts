import { sql } from '../../../db/index.ts';
import { keepsTheContract } from '../contract.ts';
import { webchat } from './index.ts';
import { openChatSession } from './open-session.ts';
import { say } from './say.ts';

keepsTheContract({
  channel: webchat,
  settings: { title: 'The Shop' },
  prepare: async ({ db }, account) => {
    const session = await db.transaction().execute(async (tx) => {
      const opened = await openChatSession(tx, { account_id: account.id });
      await say(tx, opened.session, { client_id: 'c1', text: 'My code does not work.' });
      return opened.session;
    });
    const { rows } = await sql<{ external_id: string; raw: Buffer }>`
      select external_id, raw from raw_inbound where account_id = ${account.id}`.execute(db);
    return { ...rows[0]!, to_address: session.id };
  },
  arrived: async ({ db }, text) => {
    const { rows } =
      await sql`select 1 from chat_messages where direction = 'out' and text = ${text}`.execute(db);
    return rows.length;
  },
});
