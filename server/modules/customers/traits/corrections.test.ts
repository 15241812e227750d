import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { newId, sql, type Tx } from '../../../db/index.ts';
import { resolveProfile, setTraits } from '../index.ts';

let world: World;
let ben: Client;
let ada: Client;
let omar: Client;
beforeAll(async () => {
  world = await startWorld();
  [ben, ada, omar] = [await world.as('ben'), await world.as('ada'), await world.as('omar')];
});
afterAll(() => world.stop());

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => world.db.transaction().execute(work);

type Person = { id: string; profile_id: string };

/** Somebody of whom the shop has said this. */
async function shopper(user_id: string, traits: Record<string, unknown> = {}): Promise<Person> {
  const seen = { kind: 'user_id', value: user_id, verified: true, source_id: null };
  const profile_id = await inTx((tx) => resolveProfile(tx, seen));
  await shopSays(profile_id, traits);
  const { rows } = await sql<{ customer_id: string }>`
    select customer_id from profiles where id = ${profile_id}`.execute(world.db);
  return { id: rows[0]!.customer_id, profile_id };
}

const shopSays = (profile_id: string, traits: Record<string, unknown>) =>
  inTx((tx) => setTraits(tx, { profile_id, traits, trust: 1, set_by: 'source:the-shop' }));

const correct = (who: Client, id: string, body: unknown) => who.patch(`/api/customers/${id}/traits`, body);
const look = async (id: string) => (await ben.get(`/api/customers/${id}`)).body;
const by = (person: 'ben' | 'ada') => `team_member:${world.people[person].id}`;

async function known(id: string): Promise<Record<string, unknown>> {
  const { traits } = await look(id);
  return Object.fromEntries(traits.map((one: { name: string; value: unknown }) => [one.name, one.value]));
}

describe('a person’s word', () => {
  test('counts beside what the shop says, and both can be seen', async () => {
    const { id, profile_id } = await shopper('k1', { city: 'Bremen', plan: 'gold' });
    const { status, body } = await correct(ben, id, { set: { city: ' Kassel ' } });
    expect(status).toBe(200);
    expect(body.traits).toMatchObject([
      {
        name: 'city',
        value: 'Kassel',
        by_person: true,
        set_by: by('ben'),
        machine: { value: 'Bremen', set_by: 'source:the-shop' },
      },
      { name: 'plan', value: 'gold', by_person: false, machine: null },
    ]);
    await shopSays(profile_id, { city: 'Bonn' });
    expect((await look(id)).traits[0]).toMatchObject({ value: 'Kassel', machine: { value: 'Bonn' } });
  });

  test('is released by a person: then the newest of what machines said meanwhile counts', async () => {
    const { id, profile_id } = await shopper('k2', { city: 'Bremen' });
    await correct(ben, id, { set: { city: 'Kassel' } });
    await shopSays(profile_id, { city: 'Bonn' });
    const { body } = await correct(ada, id, { release: ['city'] });
    expect(body.traits).toMatchObject([{ value: 'Bonn', by_person: false, set_by: 'source:the-shop' }]);
    await shopSays(profile_id, { city: 'Berlin' });
    expect(await known(id)).toEqual({ city: 'Berlin' });
  });

  test('takes a trait away that the shop goes on saying, until it is released', async () => {
    const { id, profile_id } = await shopper('k3', { city: 'Bremen' });
    const removed = (await correct(ben, id, { remove: ['city'] })).body;
    expect(removed.traits).toEqual([]);
    expect(removed.removed_traits).toMatchObject([
      { name: 'city', value: null, set_by: by('ben'), machine: { value: 'Bremen' } },
    ]);
    await shopSays(profile_id, { city: 'Bonn' });
    expect(await known(id)).toEqual({});
    expect((await correct(ben, id, { release: ['city'] })).body.removed_traits).toEqual([]);
    expect(await known(id)).toEqual({ city: 'Bonn' });
  });

  test('that nobody else has said leaves nothing behind when it is removed', async () => {
    const { id, profile_id } = await shopper('k4');
    await correct(ben, id, { set: { shoe_size: 43 } });
    expect(await known(id)).toEqual({ shoe_size: 43 });
    const { body } = await correct(ben, id, { remove: ['shoe_size'] });
    expect([body.traits, body.removed_traits]).toEqual([[], []]);
    await shopSays(profile_id, { shoe_size: 44 });
    expect(await known(id)).toEqual({ shoe_size: 44 });
  });

  test('makes the name a customer is listed and found by', async () => {
    const { id } = await shopper('k5', { name: 'Mrs Customer' });
    await correct(ben, id, { set: { name: 'Yasmin Zeller' } });
    expect(await look(id)).toMatchObject({ display_name: 'Yasmin Zeller' });
    expect((await ben.get('/api/customers?q=yasmin')).body.items).toMatchObject([{ id }]);
  });

  test('chooses which of the addresses is shown, however it is written', async () => {
    const { id } = await shopper('k6');
    const add = (value: string) =>
      inTx((tx) =>
        sql`insert into identities (kind, value, profile_id, verified, evidence)
          select 'phone', ${value}, profiles.id, true, 'event' from profiles where customer_id = ${id}`.execute(
          tx,
        ),
      );
    await add('+4930901831');
    await add('+4930901832');
    const { body } = await correct(ben, id, { set: { phone: '+49 (0)30 / 901832' } });
    expect(body.phone).toBe('+4930901832');
  });
});

describe('what is told', () => {
  test('is on the timeline in the same transaction, with what was before, and in the audit', async () => {
    const { id } = await shopper('k7', { city: 'Bremen' });
    await correct(ben, id, { set: { city: 'Kassel' } });
    const { items } = (await ben.get(`/api/customers/${id}/timeline`)).body;
    expect(items[0]).toMatchObject({
      type: 'customer.corrected',
      actor: by('ben'),
      properties: { set: { city: 'Kassel' }, was: { city: 'Bremen' } },
      summary: 'Corrected city: Kassel (was Bremen)',
    });
    const { rows } = await sql`
      select detail from audit_entries where action = 'customer.corrected' and subject = ${`customer:${id}`}`.execute(
      world.db,
    );
    expect(rows).toEqual([{ detail: { set: ['city'], removed: [], released: [] } }]);
  });

  test('is nothing when nothing changes', async () => {
    const { id } = await shopper('k8', { city: 'Bremen' });
    const body = { set: { city: 'Kassel' } };
    await correct(ben, id, body);
    await correct(ada, id, body);
    await correct(ben, id, { release: ['plan'], remove: ['unheard'] });
    const { items } = (await ben.get(`/api/customers/${id}/timeline?types=customer.corrected`)).body;
    expect(items).toHaveLength(1);
    expect((await look(id)).traits[0].set_by).toBe(by('ben'));
  });

  test('of two who correct at once the later counts, and both are on the timeline', async () => {
    const { id } = await shopper('k9', { city: 'Bremen' });
    const cities = ['Kassel', 'Bonn', 'Berlin', 'Mainz'];
    const answers = await Promise.all(
      cities.map((city, place) => correct(place % 2 ? ben : ada, id, { set: { city } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { items } = (await ben.get(`/api/customers/${id}/timeline?types=customer.corrected`)).body;
    expect(
      items.map((one: { properties: { set: { city: string } } }) => one.properties.set.city).sort(),
    ).toEqual([...cities].sort());
    expect((await known(id)).city).toBe(items[0].properties.set.city);
  });
});

describe('merging', () => {
  test('shows the later correction of both, and a split gives each their own back', async () => {
    const one = await shopper('m1', { city: 'Bremen' });
    const other = await shopper('m2', { city: 'Bonn' });
    await correct(ben, one.id, { set: { city: 'Kassel', note: 'left' } });
    await correct(ben, other.id, { set: { city: 'Mainz' } });
    const before = [await look(one.id), await look(other.id)];
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    expect(await known(one.id)).toEqual({ city: 'Mainz', note: 'left' });
    await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids: [other.profile_id] });
    const after = [await look(one.id), await look(other.id)];
    expect(after.map(({ traits }) => traits)).toEqual(before.map(({ traits }) => traits));
  });

  test('a correction stays with the profile that stood for the customer when it was made', async () => {
    const one = await shopper('m3', { city: 'Bremen' });
    const other = await shopper('m4', { city: 'Bonn' });
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    await correct(ben, other.id, { set: { city: 'Kassel' } });
    await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids: [other.profile_id] });
    expect([await known(one.id), await known(other.id)]).toEqual([{ city: 'Kassel' }, { city: 'Bonn' }]);
  });

  test('a release takes back what persons said of any of the customer’s profiles', async () => {
    const one = await shopper('m5', { city: 'Bremen' });
    const other = await shopper('m6', { city: 'Bonn' });
    await correct(ben, one.id, { set: { city: 'Kassel' } });
    await correct(ben, other.id, { set: { city: 'Mainz' } });
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    await correct(ben, one.id, { release: ['city'] });
    expect(await known(one.id)).toEqual({ city: 'Bonn' });
    await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids: [other.profile_id] });
    expect([await known(one.id), await known(other.id)]).toEqual([{ city: 'Bremen' }, { city: 'Bonn' }]);
  });

  test('is not undone by correcting under the id of one who was merged away', async () => {
    const one = await shopper('m7');
    const other = await shopper('m8');
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    expect((await correct(ben, other.id, { set: { city: 'Kassel' } })).body.id).toBe(one.id);
  });
});

describe('what is refused, and says why', () => {
  test.each([
    ['no name', { set: { ' ': 'x' } }, 'needs a name'],
    ['spaces around the name', { set: { ' city': 'x' } }, 'does not begin or end with spaces'],
    ['a name that is too long', { set: { ['x'.repeat(101)]: 'x' } }, 'at most 100'],
    ['nothing as a value', { set: { city: '  ' } }, 'remove it'],
    ['null as a value', { set: { city: null } }, 'remove it'],
    ['a value that is too long', { set: { city: 'x'.repeat(5000) } }, 'longer than 4000'],
    ['a number as a name', { set: { name: 7 } }, 'Has to be text'],
    ['what is no address', { set: { email: 'ana' } }, 'not an e-mail address'],
    ['what is no phone number', { set: { phone: '12' } }, 'not a phone number'],
    ['one trait in two lists', { set: { city: 'x' }, release: ['city'] }, 'named twice'],
    ['nothing at all', {}, 'at least one'],
  ])('%s', async (_, body, says) => {
    const { id } = await shopper('refused');
    const answer = await correct(ben, id, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toContain(says);
    expect(await known(id)).toEqual({});
  });

  test('a list where names belong, and lists that are too long', async () => {
    const { id } = await shopper('refused');
    for (const body of [{ set: ['x'] }, { remove: 'city' }, { release: Array(51).fill('x') }])
      expect((await correct(ben, id, body)).status).toBe(400);
  });

  test('who may only read, a stranger, and a customer nobody knows', async () => {
    const { id } = await shopper('refused');
    expect((await correct(omar, id, { set: { city: 'x' } })).status).toBe(403);
    expect((await correct(world.stranger, id, { set: { city: 'x' } })).status).toBe(401);
    expect((await correct(ben, newId(), { set: { city: 'x' } })).status).toBe(404);
  });
});
