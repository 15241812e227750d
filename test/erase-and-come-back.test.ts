import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, sql } from '../server/db/index.ts';
import { bring } from '../server/modules/customers/import/testing/bring-list.ts';
import { erase } from './erasure/erase.ts';
import { customerOf, event, handOver, mailOf, openShop, type Shop, send } from './erasure/fill.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  shop = await openShop(world);
});
afterAll(() => world.stop());

const long_ago = () => new Date(Date.now() - 3_600_000).toISOString();

/** Somebody with a user id, a browser and an address. Returns the customer's id. */
async function somebody(name: string): Promise<string> {
  await send(world.url, shop.secret_key, [
    event({ type: 'identify', ...idsOf(name), traits: { name, email: addressOf(name) } }),
  ]);
  await world.settle();
  return customerOf(world, addressOf(name));
}

const idsOf = (name: string) => ({ userId: `user-${name}`, anonymousId: `browser-${name}` });
const addressOf = (name: string) => `${name.toLowerCase()}@come-back.example`;

/** Everything that the log holds and that speaks of this name. */
async function logged(name: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select type from interactions
    where strpos(lower(properties::text || context::text), ${name.toLowerCase()}) > 0 order by id`.execute(
    world.db,
  );
  return rows.map(({ type }) => type);
}

const known = async (name: string): Promise<string[]> => {
  const { rows } = await sql<{ value: string }>`
    select value from identities where strpos(lower(value), ${name.toLowerCase()}) > 0 order by value`.execute(
    world.db,
  );
  return rows.map(({ value }) => value);
};

const proofOf = async (id: string) => (await shop.mia.get(`/api/erasures/${id}`)).body;

describe('what happened before the erasure and comes in after it is not taken:', () => {
  test('events that were waiting in an SDK are answered as taken, counted, and not stored', async () => {
    const proof = await erase(shop.mia, await somebody('Offline'));
    const late = [
      event({ userId: 'user-Offline', timestamp: long_ago() }),
      event({ anonymousId: 'browser-Offline', timestamp: long_ago() }),
    ];
    for (const key of [shop.secret_key, shop.public_key]) {
      expect(await send(world.url, key, late)).toEqual({ status: 200, body: { success: true } });
    }
    await world.settle();
    expect(await logged('Offline')).toEqual([]);
    expect(await known('Offline')).toEqual([]);
    expect(await proofOf(proof.id)).toMatchObject({ dropped: { events: 4 } });
  });

  test('also when what they do anew is known again already', async () => {
    await erase(shop.mia, await somebody('Again'));
    await send(world.url, shop.secret_key, [event({ userId: 'user-Again', event: 'Order Completed' })]);
    await world.settle();
    const id = await customerOf(world, 'user-Again');
    await send(world.url, shop.secret_key, [
      event({ userId: 'user-Again', timestamp: long_ago(), properties: { old: 'Again' } }),
    ]);
    await world.settle();
    const { body } = await shop.mia.get(`/api/customers/${id}/timeline`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['order.completed']);
  });

  test('events that are refused leave nothing of them either, however little of them can be read', async () => {
    await erase(shop.mia, await somebody('Broken'));
    const refused = async () => {
      const { rows } = await sql<{ row: string }>`
        select row_to_json(refused_events)::text as row from refused_events order by id`.execute(world.db);
      return rows.map(({ row }) => row.toLowerCase());
    };
    const before = (await refused()).length;
    const nameless = { event: undefined, properties: { said: 'Broken secret' } };
    await send(world.url, shop.secret_key, [
      event({ userId: 'user-Broken', ...nameless }),
      event({ anonymousId: 'browser-Broken', ...nameless }),
      event({ anonymousId: 'unknown', ...nameless, traits: { email: addressOf('Broken').toUpperCase() } }),
      event({ userId: 'user-Whole', event: undefined }),
    ]);
    const cut_off = await fetch(`${world.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.secret_key}` },
      body: `{"event":"Sign Up","traits":{"email":"${addressOf('Broken')}"},"note":"Broken`,
    });
    expect(cut_off.status).toBe(400);
    await expect.poll(async () => (await refused()).length).toBe(before + 5);
    const kept = (await refused()).slice(before);
    expect(kept.filter((row) => row.includes('broken'))).toEqual([]);
    expect(kept.filter((row) => row.includes('user-whole'))).toHaveLength(1);
    expect(kept.map((row) => JSON.parse(row).code).sort()).toEqual([
      'invalid_json',
      ...Array(4).fill('missing_value'),
    ]);
  });

  test('what a browser that nobody knew says of them is taken off the log again', async () => {
    const proof = await erase(shop.mia, await somebody('Named'));
    await send(world.url, shop.public_key, [
      event({
        type: 'identify',
        anonymousId: 'browser-of-nobody',
        traits: { email: addressOf('Named') },
        timestamp: long_ago(),
      }),
    ]);
    await world.settle();
    expect(await logged('Named')).toEqual([]);
    expect(await known('Named')).toEqual([]);
    expect(await proofOf(proof.id)).toMatchObject({ dropped: { events: 1 } });
  });

  test('a mail that is read once more, from a mailbox or another account, is not a mail', async () => {
    const written = { from: addressOf('Reread'), text: 'Hello', date: new Date(Date.now() - 86_400_000) };
    const raw = await mailOf(written);
    await handOver(world, shop.mailbox, raw);
    await world.settle();
    const proof = await erase(shop.mia, await customerOf(world, addressOf('Reread')));
    // The same bytes at the same account are known; at another one they are understood anew, and are too old.
    expect(await handOver(world, shop.mailbox, raw)).toMatchObject({ stored: false });
    expect(await handOver(world, shop.stuck, raw)).toMatchObject({ stored: true });
    await world.settle();
    expect(await known('Reread')).toEqual([]);
    const { body } = await shop.mia.get('/api/inbound?state=erased');
    expect(body.items.map(({ size }: { size: number }) => size)).toContain(0);
    const replay = await shop.mia.post(`/api/inbound/${body.items[0].id}/replay`);
    expect(replay).toMatchObject({ status: 410, body: { code: 'inbound_erased' } });
    expect(await proofOf(proof.id)).toMatchObject({ dropped: { mails: 1 } });
  });

  test('a row of a list is refused with its reason, and nothing of it is kept', async () => {
    await erase(shop.mia, await somebody('Listed'));
    const done = await bring(
      world,
      shop.mia,
      `email,name\n${addressOf('Listed')},Listed\nsomeone@else.example,"Somebody, Else"\n`,
    );
    expect(done).toMatchObject({ state: 'done', counts: { rows: 2, fresh: 1, refused: 1 } });
    const { body } = await shop.mia.get(`/api/customer-imports/${done.id}/refused.csv`);
    expect(body).toContain('2,Somebody who was erased. The row was emptied');
    expect(body).not.toContain('Listed');
    const preview = await shop.mia.get(`/api/customer-imports/${done.id}/preview`);
    expect(preview.body.rows).toEqual([['someone@else.example', 'Somebody, Else']]);
  });
});

describe('what they do anew begins anew:', () => {
  test('an event, a mail and a chat make a customer without a history', async () => {
    const old_id = await somebody('Fresh');
    await erase(shop.mia, old_id);
    await send(world.url, shop.secret_key, [event({ userId: 'user-Fresh', event: 'Order Completed' })]);
    await handOver(world, shop.mailbox, await mailOf({ from: addressOf('Fresh'), text: 'Here I am' }));
    const path = `/chat/${shop.chat.public_key}`;
    const chat = await world.stranger.post(`${path}/sessions`, { anonymous_id: 'browser-Fresh' });
    const said = await world.stranger.post(
      `${path}/messages`,
      { client_id: newId(), text: 'Hi' },
      { authorization: `Bearer ${chat.body.token}` },
    );
    expect(said.status).toBe(200);
    await world.settle();
    expect(await known('Fresh')).toEqual(['browser-Fresh', addressOf('Fresh'), 'user-Fresh']);
    const { body } = await shop.mia.get(
      `/api/customers/${await customerOf(world, addressOf('Fresh'))}/timeline`,
    );
    expect(body.items.map(({ type }: { type: string }) => type).sort()).toEqual([
      'case.opened',
      'message.received',
    ]);
    expect((await shop.mia.get(`/api/customers/${old_id}`)).status).toBe(410);
  });

  test('a chat that was open is ended, and the browser begins another', async () => {
    const path = `/chat/${shop.chat.public_key}`;
    const { body } = await world.stranger.post(`${path}/sessions`, { anonymous_id: 'browser-Chatting' });
    const headers = { authorization: `Bearer ${body.token}` };
    await world.stranger.post(`${path}/messages`, { client_id: newId(), text: 'Hi' }, headers);
    await world.settle();
    await erase(shop.mia, await customerOf(world, 'browser-Chatting'));
    const said = await world.stranger.post(
      `${path}/messages`,
      { client_id: newId(), text: 'You there?' },
      headers,
    );
    expect(said).toMatchObject({ status: 401, body: { code: 'chat_session_unknown' } });
  });

  test('whoever is kept out stays out of events and lists for good, and may still write to us', async () => {
    const proof = await erase(shop.mia, await somebody('Kept'), { keep_out: true });
    await send(world.url, shop.secret_key, [
      event({ userId: 'user-Kept' }),
      event({ type: 'identify', anonymousId: 'browser-of-another', traits: { email: addressOf('Kept') } }),
    ]);
    await world.settle();
    expect(await known('Kept')).toEqual([]);
    await handOver(world, shop.mailbox, await mailOf({ from: addressOf('Kept'), text: 'What about me?' }));
    await world.settle();
    expect(await known('Kept')).toEqual([addressOf('Kept')]);
    const done = await bring(world, shop.mia, `email,name\n${addressOf('Kept')},Kept\n`);
    expect(done).toMatchObject({ counts: { refused: 1 } });
    expect(await proofOf(proof.id)).toMatchObject({ keep_out: true, dropped: { events: 2 } });
  });
});
