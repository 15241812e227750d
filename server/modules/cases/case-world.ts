import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, startWorld, type World } from '../../../test/world.ts';
import { newId, sql } from '../../db/index.ts';
import type { InboundMessage } from '../channels/index.ts';
import { claimIdentity, resolveProfile } from '../customers/index.ts';
import { takeMessage } from './index.ts';

export type CaseWorld = Awaited<ReturnType<typeof startCaseWorld>>;

/** A world with a mailbox and a chat, and customers who write to them. */
export async function startCaseWorld() {
  const world = await startWorld();
  const mia = await world.as('mia');
  const caught = { kind: 'catcher', address: 'support@shop.example' };
  const { id: mailbox } = await account(mia, 'email', 'Support', caught);
  const page = await account(mia, 'webchat', 'Shop page', {});
  const ben = await world.as('ben');
  const take = (message: InboundMessage) => world.db.transaction().execute((tx) => takeMessage(tx, message));
  return {
    ...world,
    mailbox,
    chat_key: page.public_key,
    ben,
    take,
    mail: (given: Partial<InboundMessage> & { from_address: string }) => mail(mailbox, given),
    chat: (profile_id: string, text: string, given: Partial<InboundMessage> = {}) =>
      chat(page.id, profile_id, text, given),
    sessionOf,
    visitor: () => visitor(world, page.public_key),
    caseOf: (id: string) => ben.get(`/api/cases/${id}`).then(({ body }) => body),
    messagesOf: (id: string) => ben.get(`/api/cases/${id}/messages`).then(({ body }) => body.items),
    interactionsOf: (id: string) => interactionsOf(world, id),
    sentIn: (id: string) => sentIn(world, id),
    claim: (profile_id: string, value: string) => claim(world, profile_id, value),
    profileOf: (address: string) => profileOf(world, address),
    caseCount: (profile_id: string) => caseCount(world, profile_id),
    answer: (id: string, text: string, given: object = {}) => answer(ben, id, text, given),
  };
}

let strangers = 0;

/** The address of a customer whom nobody has heard of before. */
export const someone = (): string => `customer-${++strangers}@mail.example`;

async function account(mia: Client, channel: string, name: string, settings: object) {
  const { status, body } = await mia.post('/api/channel-accounts', { channel, name, settings });
  if (status >= 300) throw new Error(`No account: ${JSON.stringify(body)}`);
  return body as { id: string; public_key: string };
}

let written = 0;

const nothing = {
  kind: 'message' as const,
  references: [],
  in_reply_to: null,
  thread_key: null,
  subject: null,
  html: null,
  attachments: [],
  bounce: null,
};

export function mail(
  account_id: string,
  given: Partial<InboundMessage> & { from_address: string },
): InboundMessage {
  const { from_address, ...parts } = given;
  const text = parts.text ?? 'Where is my parcel?';
  return {
    ...nothing,
    inbound_id: newId(),
    account_id,
    channel: 'email',
    external_id: `<${++written}@mail.example>`,
    from: { kind: 'email', value: from_address, name: null, verified: false },
    to: ['support@shop.example'],
    subject: 'My parcel',
    text,
    text_new: text,
    occurred_at: new Date(),
    ...parts,
  };
}

const sessions = new Map<string, string>();
const sessionOf = (profile_id: string): string => sessions.get(profile_id)!;

/** Somebody opens the chat on the shop's page, in a session of their own. Returns their profile. */
async function visitor(world: World, key: string): Promise<string> {
  const { body } = await world.stranger.post(`/chat/${key}/sessions`, { anonymous_id: newId() });
  const { rows } = await sql<{ profile_id: string }>`
    select profile_id from chat_sessions where id = ${body.session_id}`.execute(world.db);
  const { profile_id } = rows[0]!;
  sessions.set(profile_id, body.session_id);
  return profile_id;
}

/** Something said in it. */
function chat(
  account_id: string,
  profile_id: string,
  text: string,
  given: Partial<InboundMessage>,
): InboundMessage {
  const thread_key = given.thread_key ?? sessionOf(profile_id);
  return {
    ...nothing,
    inbound_id: newId(),
    account_id,
    channel: 'webchat',
    external_id: `${thread_key}:${++written}`,
    thread_key,
    profile_id,
    from: { kind: 'webchat', value: thread_key, name: null, verified: false },
    to: [],
    text,
    text_new: text,
    occurred_at: new Date(),
    ...given,
  };
}

const profileOf = (world: World, address: string): Promise<string> =>
  world.db
    .transaction()
    .execute((tx) => resolveProfile(tx, { kind: 'email', value: address, verified: false, source_id: null }));

/** What a visitor does who leaves an address in the chat. */
const claim = (world: World, profile_id: string, value: string): Promise<void> =>
  world.db
    .transaction()
    .execute((tx) =>
      claimIdentity(tx, { profile_id, kind: 'email', value, actor: { kind: 'customer', profile_id } }),
    );

async function caseCount(world: World, profile_id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from cases where profile_id = ${profile_id}`.execute(world.db);
  return rows[0]!.n;
}

async function sentIn(world: World, case_id: string) {
  const { rows } = await sql<{ to_address: string; account_id: string; payload: Record<string, unknown> }>`
    select to_address, account_id, payload from deliveries where case_id = ${case_id} order by id`.execute(
    world.db,
  );
  return rows;
}

async function interactionsOf(world: World, case_id: string) {
  const { rows } = await sql<{
    type: string;
    actor: string;
    channel: string;
    properties: Record<string, unknown>;
  }>`
    select type, actor, channel, properties from interactions where case_id = ${case_id} order by id`.execute(
    world.db,
  );
  return rows;
}

/** Answers by the suggested option, unless `given` says another. */
async function answer(ben: Client, id: string, text: string, given: object) {
  const { body } = await ben.get(`/api/cases/${id}`);
  const reply_option = body.reply_options[0]?.key;
  return ben.post(`/api/cases/${id}/messages`, { text, reply_option, ...given });
}

/** Runs all of them at the same moment: each waits until all have begun. */
export async function atOnce<Result>(tasks: (() => Promise<Result>)[]): Promise<Result[]> {
  await sleep(1);
  return Promise.all(tasks.map((task) => task()));
}
