import { randomUUID } from 'node:crypto';
import type { Answer, World } from '../../../../../test/world.ts';
import { sql } from '../../../../db/index.ts';
import type { ChatMessage } from '../messages.ts';
import { openStream } from './open-stream.ts';

type Given = { anonymous_id?: string; secret?: string };
type Said = Answer<{ seq: number; text: string; code: string; detail: string }>;

export type Visitor = Awaited<ReturnType<typeof openVisitor>>;
export type Chat = Awaited<ReturnType<typeof startChat>>;

/** A chat account of the world, and what its visitors and Ben can do. */
export async function startChat(world: World, settings: Record<string, unknown> = {}) {
  const mia = await world.as('mia');
  const made = await mia.post('/api/channel-accounts', { channel: 'webchat', name: 'Werkbank', settings });
  if (made.status >= 300) throw new Error(`no chat account: ${JSON.stringify(made.body)}`);
  const key: string = made.body.public_key;
  return {
    key,
    account_id: made.body.id as string,
    visitor: (given: Given = {}) => openVisitor(world, key, given),
    /** Ben answers in the visitor's case, by chat. */
    answer: async (visitor: Visitor, text: string) => {
      const ben = await world.as('ben');
      const case_id = await caseOf(world, visitor);
      const { body } = await ben.get(`/api/cases/${case_id}`);
      const option = body.reply_options.find((one: { channel: string }) => one.channel === 'webchat');
      const answer = await ben.post(`/api/cases/${case_id}/messages`, { text, reply_option: option.key });
      if (answer.status >= 300) throw new Error(`no answer: ${JSON.stringify(answer.body)}`);
    },
    /** As after a crash between sending and noting it: what was sent to the visitor is sent again. */
    repeatDeliveries: (visitor: Visitor) =>
      sql`update deliveries set state = 'queued', next_try_at = now() where to_address = ${visitor.session_id}`.execute(
        world.db,
      ),
    deliveries: async (visitor: Visitor) =>
      (
        await sql`select state, error from deliveries where to_address = ${visitor.session_id}`.execute(
          world.db,
        )
      ).rows,
  };
}

async function openVisitor(world: World, key: string, given: Given) {
  const { body } = await world.stranger.post(`/chat/${key}/sessions`, given);
  const { session_id, token } = body as { session_id: string; token: string };
  const headers = { authorization: `Bearer ${token}` };
  const path = `/chat/${key}`;
  return {
    session_id,
    token,
    say: (text: string, client_id: string = randomUUID()): Promise<Said> =>
      world.stranger.post(`${path}/messages`, { client_id, text }, headers),
    read: async (after = 0): Promise<ChatMessage[]> =>
      (await world.stranger.get(`${path}/messages?after=${after}`, headers)).body.items,
    claim: (email: string) => world.stranger.post(`${path}/identity`, { email }, headers),
    stream: (after = 0) => openStream(`${world.url}${path}/stream?after=${after}`, headers),
  };
}

async function caseOf(world: World, visitor: Visitor): Promise<string> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from threads where key = ${visitor.session_id}`.execute(world.db);
  if (!rows[0]) throw new Error('the visitor has no case yet');
  return rows[0].case_id;
}
