import { sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { type Account, NotUnderstood, type RawInbound, type Understood } from '../types.ts';
import type { RawChatMessage } from './say.ts';

export async function understandChat(
  _kit: Kit,
  tx: Tx,
  account: Account,
  raw: RawInbound,
): Promise<Understood> {
  const said = JSON.parse(raw.raw.toString('utf8')) as RawChatMessage;
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from chat_sessions where id = ${said.session_id}`.execute(tx);
  const session = rows[0];
  if (!session) throw new NotUnderstood('The chat session of this message no longer exists.');
  return {
    message: {
      inbound_id: raw.id,
      account_id: account.id,
      channel: 'webchat',
      external_id: raw.external_id,
      kind: 'message',
      thread_key: said.session_id,
      references: [],
      in_reply_to: null,
      // The token proves that it is this session; who sits there, the profile says.
      from: { kind: 'chat_session', value: said.session_id, name: null, verified: true },
      profile_id: session.profile_id,
      to: [],
      subject: null,
      text: said.text,
      text_new: said.text,
      html: null,
      attachments: [],
      occurred_at: new Date(said.at),
      bounce: null,
    },
  };
}
