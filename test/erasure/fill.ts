import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { sql } from '../../server/db/index.ts';
import type { Interaction } from '../../server/log/index.ts';
import { park } from '../../server/log/parked.ts';
import { bring } from '../../server/modules/customers/import/testing/bring-list.ts';
import type { World } from '../world.ts';
import type { Person } from './people.ts';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A mailbox that keeps what it sends, one whose server is away, a chat, and a shop that sends events. */
export async function openShop(world: World) {
  const mia = await world.as('mia');
  const account = async (channel: string, name: string, settings: object) => {
    const { status, body } = await mia.post('/api/channel-accounts', { channel, name, settings });
    if (status >= 300) throw new Error(`no account: ${JSON.stringify(body)}`);
    const token =
      channel === 'email'
        ? (await mia.post(`/api/channel-accounts/${body.id}/inbound-token`)).body.token
        : '';
    return { id: body.id as string, public_key: body.public_key as string, token: token as string };
  };
  const source = (await mia.post('/api/sources', { name: 'The shop' })).body;
  const key = async (kind: string): Promise<string> =>
    (await mia.post(`/api/sources/${source.id}/keys`, { kind })).body.key;
  return {
    mia,
    source_id: source.id as string,
    secret_key: await key('secret'),
    public_key: await key('public'),
    mailbox: await account('email', 'Support', { kind: 'catcher', address: 'support@shop.example' }),
    // Nothing listens there: what is sent with it waits.
    stuck: await account('email', 'Sales', {
      kind: 'mailbox',
      address: 'sales@shop.example',
      smtp_host: '127.0.0.1',
      smtp_port: 1,
      smtp_security: 'none',
    }),
    chat: await account('webchat', 'Chat', {}),
  };
}

type Mail = {
  from?: string | undefined;
  to?: string;
  subject?: string;
  text: string;
  cc?: string;
  date?: Date;
};

export async function mailOf(mail: Mail, attachment?: string): Promise<Buffer> {
  return new MailComposer({
    to: 'support@shop.example',
    subject: 'A question',
    ...mail,
    ...(attachment && { attachments: [{ filename: `${attachment}.txt`, content: attachment }] }),
  })
    .compile()
    .build();
}

/** Hands over a raw mail as a mail server does. */
export async function handOver(world: World, account: { id: string; token: string }, raw: Buffer) {
  const response = await fetch(`${world.url}/v1/inbound/email/${account.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.token}`, 'content-type': 'message/rfc822' },
    body: raw as BodyInit,
  });
  if (response.status !== 200) throw new Error(`the mail was not taken: ${await response.text()}`);
  return (await response.json()) as { id: string; stored: boolean };
}

/** Sends events as an SDK does. */
export async function send(url: string, key: string, events: object[]) {
  const response = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: events }),
  });
  return { status: response.status, body: await response.json() };
}

let sent = 0;
export const event = (given: Record<string, unknown>) => ({
  messageId: `message-${++sent}`,
  type: 'track',
  event: 'Product Viewed',
  ...given,
});

/** Everything that can be known of one person, over every way there is. Returns the customer's id. */
export async function fill(world: World, shop: Shop, one: Person): Promise<string> {
  const { mia } = shop;
  await send(world.url, shop.secret_key, [
    event({ userId: one.user_id, anonymousId: one.anonymous_id, properties: { wish: one.secret } }),
    event({
      type: 'identify',
      userId: one.user_id,
      traits: { name: one.name, email: one.first_email, phone: one.phone, note: one.secret },
    }),
    // No event without a name: refused, and kept among the refused.
    event({ userId: one.user_id, event: undefined, properties: { wish: one.secret } }),
  ]);
  await world.settle();
  await mails(world, shop, one);
  await chats(world, shop, one);
  await bring(
    world,
    mia,
    ['email,name,note', `${one.first_email},"${one.name}",${one.secret}`, `${one.email},too few`].join(
      '\r\n',
    ),
  );
  const customer_id = await customerOf(world, one.first_email);
  await mia.post(`/api/customers/${customer_id}/merge`, { customer_id: await customerOf(world, one.email) });
  await world.settle();
  await parkOne(world, customer_id);
  const looked = await mia.get(`/api/customers/${customer_id}`);
  await mia.get(`/api/customers/${looked.body.id}/export.json`);
  return looked.body.id;
}

async function mails(world: World, shop: Shop, one: Person) {
  const { mia, mailbox, stuck } = shop;
  const from = `"${one.name}" <${one.email}>`;
  await handOver(world, mailbox, await mailOf({ from, text: `I need ${one.secret}.` }, one.attachment));
  await handOver(world, stuck, await mailOf({ from: one.first_email, text: `Sell me ${one.secret}.` }));
  // Cannot be understood: it does not say who it is from.
  await handOver(
    world,
    mailbox,
    await mailOf({ text: `Tell ${one.first_email}: ${one.secret}`, cc: one.email }),
  );
  await world.settle();
  for (const address of [one.email, one.first_email]) await answer(world, mia, address, one);
  await world.settle();
}

async function answer(world: World, mia: Shop['mia'], address: string, one: Person) {
  const { rows } = await sql<{ id: string }>`
    select case_id as id from threads where address = ${address}`.execute(world.db);
  const path = `/api/cases/${rows[0]!.id}`;
  await mia.post(`${path}/notes`, { text: `${one.name} is angry about ${one.secret}` });
  const form = new FormData();
  form.append('file', new Blob([`offer for ${one.secret}`], { type: 'text/plain' }), `${one.secret}.txt`);
  const upload = await fetch(`${world.url}/api/files`, {
    method: 'POST',
    body: form,
    headers: { cookie: mia.cookie, origin: world.url },
  });
  const { id } = (await upload.json()) as { id: string };
  const { body } = await mia.get(path);
  const text = `Dear ${one.name}, take ${one.secret}.`;
  const said = await mia.post(`${path}/messages`, {
    text,
    reply_option: body.reply_options[0].key,
    file_ids: [id],
  });
  if (said.status >= 300) throw new Error(`not answered: ${JSON.stringify(said.body)}`);
}

async function chats(world: World, shop: Shop, one: Person) {
  const path = `/chat/${shop.chat.public_key}`;
  const { body } = await world.stranger.post(`${path}/sessions`, {
    anonymous_id: one.chat_id,
    page: one.secret,
  });
  const headers = { authorization: `Bearer ${body.token}` };
  await world.stranger.post(
    `${path}/messages`,
    { client_id: one.secret, text: `Chat ${one.secret}` },
    headers,
  );
  await world.stranger.post(`${path}/identity`, { email: one.email, name: one.name }, headers);
  await world.settle();
}

export async function customerOf(world: World, address: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from identities join profiles on profiles.id = profile_id
    where value = ${address}`.execute(world.db);
  if (!rows[0]) throw new Error(`nobody has ${address}`);
  return rows[0].id;
}

async function parkOne(world: World, customer_id: string) {
  const { rows } = await sql<Interaction>`
    select * from interactions where type = 'customer.identified' and profile_id in (
      select id from profiles where customer_id = ${customer_id}) limit 1`.execute(world.db);
  const why = new Error(`No room for ${JSON.stringify(rows[0]!.properties)}`);
  await world.db.transaction().execute((tx) => park(tx, 'customers.resolve', rows[0]!, why, 5));
}
