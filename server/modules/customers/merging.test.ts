import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../test/world.ts';
import { newId, type Tx } from '../../db/index.ts';
import { record } from '../../log/index.ts';
import { claimIdentity, customerOfProfile, resolveProfile } from './index.ts';

let world: World;
let ben: Client;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.as('ben');
});
afterAll(() => world.stop());

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => world.db.transaction().execute(work);

const visitor = (anonymous_id: string) =>
  inTx((tx) =>
    resolveProfile(tx, { kind: 'anonymous_id', value: anonymous_id, verified: false, source_id: null }),
  );

const add = async (name: string, email?: string, phone?: string) => {
  const { status, body } = await ben.post('/api/customers', { name, email, phone });
  expect(status).toBe(200);
  return body;
};

describe('merging and splitting', () => {
  test('two customers become one under the older id, and the other id still leads there', async () => {
    const [older, newer] = [
      await add('Olga', 'olga@example.com'),
      await add('Olga Petrova', 'olga@work.example'),
    ];
    const { status, body } = await ben.post(`/api/customers/${newer.id}/merge`, { customer_id: older.id });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: older.id, name: 'Olga Petrova', email: 'olga@example.com' });
    expect(body.profiles).toHaveLength(2);
    expect(body.links).toMatchObject([
      {
        strength: 'person',
        evidence: 'merged by hand',
        actor: `team_member:${world.people.ben.id}`,
        undone_at: null,
      },
    ]);
    expect((await ben.get(`/api/customers/${newer.id}`)).body).toEqual(body);
    const listed = (await ben.get('/api/customers?q=olga')).body.items.map((item: { id: string }) => item.id);
    expect(listed).toEqual([older.id]);
  });

  test('a split gives both back as they were, ids and all', async () => {
    const [one, other] = [await add('Pia', 'pia@example.com'), await add('Paul', 'paul@example.com')];
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    const profile_ids = other.profiles.map(({ id }: { id: string }) => id);
    const { status, body } = await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids });
    expect(status).toBe(200);
    const { links: _, ...looks } = one;
    expect(body.customer).toMatchObject({
      ...looks,
      links: [{ undone_by: `team_member:${world.people.ben.id}` }],
    });
    expect(body.split_off).toMatchObject({ id: other.id, name: 'Paul', email: 'paul@example.com' });
  });

  test('what happened is on the timeline of those it happened to, merged or not', async () => {
    const [one, other] = [await add('Rosa'), await add('Rolf')];
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    const told = async (id: string) =>
      (await ben.get(`/api/customers/${id}/timeline`)).body.items.map(
        (item: { summary: string }) => item.summary,
      );
    expect(await told(one.id)).toEqual(['Merged into this customer by hand']);
    await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids: [other.profiles[0].id] });
    expect(await told(one.id)).toEqual(['Another customer was split off']);
    expect(await told(other.id)).toEqual([
      'Split off from another customer',
      'Merged into this customer by hand',
    ]);
  });

  test('who hung together through the one split off stays together', async () => {
    const [one, middle, other] = [await add('Sam'), await add('Sara'), await add('Sven')];
    const merge = (id: string, customer_id: string) =>
      ben.post(`/api/customers/${id}/merge`, { customer_id });
    await merge(middle.id, one.id);
    await merge(one.id, other.id);
    const { body } = await ben.post(`/api/customers/${one.id}/unmerge`, {
      profile_ids: [one.profiles[0].id],
    });
    expect(body.split_off).toMatchObject({ id: one.id, profiles: one.profiles });
    expect(body.customer).toMatchObject({ id: middle.id });
    expect(body.customer.profiles.map(({ id }: { id: string }) => id)).toEqual([
      middle.profiles[0].id,
      other.profiles[0].id,
    ]);
  });

  test('what cannot be merged or split is refused', async () => {
    const [one, other] = [await add('Tina'), await add('Tom')];
    const split = (profile_ids: string[]) => ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids });
    expect(await ben.post(`/api/customers/${one.id}/merge`, { customer_id: one.id })).toMatchObject({
      status: 422,
      body: { code: 'same_customer' },
    });
    expect((await ben.post(`/api/customers/${one.id}/merge`, { customer_id: newId() })).status).toBe(404);
    expect(await split([one.profiles[0].id])).toMatchObject({
      status: 422,
      body: { code: 'nothing_to_split' },
    });
    expect(await split([other.profiles[0].id])).toMatchObject({
      status: 409,
      body: { code: 'profile_not_of_customer' },
    });
    expect((await ben.get(`/api/customers/${newId()}`)).status).toBe(404);
  });

  test('a merge of what is merged already changes nothing', async () => {
    const [one, other] = [await add('Ute'), await add('Uwe')];
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    const again = await ben.post(`/api/customers/${other.id}/merge`, { customer_id: one.id });
    expect(again.status).toBe(200);
    expect(again.body.links).toHaveLength(1);
  });
});

describe('suggestions', () => {
  let count = 0;
  /** A visitor who gave the addresses of two people: with the first they are one, the second is a question. */
  async function doubtful() {
    count++;
    const [one, other] = [
      await add('Vera', `vera${count}@example.com`),
      await add('Veronika', `vero${count}@example.com`),
    ];
    const profile_id = await visitor(`doubtful-${count}`);
    const actor = { kind: 'customer', profile_id } as const;
    for (const value of [`vera${count}@example.com`, `vero${count}@example.com`])
      await inTx((tx) => claimIdentity(tx, { profile_id, kind: 'email', value, actor }));
    const { body } = await ben.get(`/api/customers/${one.id}`);
    expect(body.suggestions).toMatchObject([{ customer: { id: other.id, display_name: 'Veronika' } }]);
    return { one, other, suggestion_id: body.suggestions[0].id as string };
  }

  test('an accepted suggestion makes the two one', async () => {
    const { one, other, suggestion_id } = await doubtful();
    const { status, body } = await ben.post(`/api/suggestions/${suggestion_id}/accept`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: one.id, suggestions: [] });
    expect((await ben.get(`/api/customers/${other.id}`)).body.id).toBe(one.id);
    expect(await ben.post(`/api/suggestions/${suggestion_id}/accept`)).toMatchObject({ status: 409 });
  });

  test('a dismissed suggestion is not made again', async () => {
    const { one, other, suggestion_id } = await doubtful();
    expect((await ben.post(`/api/suggestions/${suggestion_id}/dismiss`)).status).toBe(200);
    const profile_id = await visitor(`doubtful-${count}`);
    const claim = {
      profile_id,
      kind: 'email',
      value: other.email,
      actor: { kind: 'customer', profile_id } as const,
    };
    await inTx((tx) => claimIdentity(tx, claim));
    for (const { id } of [one, other])
      expect((await ben.get(`/api/customers/${id}`)).body.suggestions).toEqual([]);
    expect(await ben.post(`/api/suggestions/${suggestion_id}/accept`)).toMatchObject({ status: 409 });
    expect((await ben.post(`/api/suggestions/${newId()}/dismiss`)).status).toBe(404);
  });

  test('once a team member has split two, they are not asked whether these are one', async () => {
    const { one, other } = await doubtful();
    await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
    await ben.post(`/api/customers/${one.id}/unmerge`, { profile_ids: [other.profiles[0].id] });
    for (const { id } of [one, other])
      expect((await ben.get(`/api/customers/${id}`)).body.suggestions).toEqual([]);
  });
});

describe('the timeline', () => {
  test('pages go back without a gap, and forward again', async () => {
    const profile_id = await visitor('timeline-visitor');
    const id = await customerOfProfile(world.db, profile_id);
    const at = (second: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, second));
    const viewed = (number: number) => ({
      profile_id,
      type: 'page.viewed',
      actor: 'customer',
      channel: 'web',
      occurred_at: at(number >> 1),
      properties: { title: `Page ${number}` },
    });
    await inTx((tx) =>
      record(
        tx,
        Array.from({ length: 9 }, (_, number) => viewed(number)),
      ),
    );
    const page = async (query: string) =>
      (await ben.get(`/api/customers/${id}/timeline?limit=4${query}`)).body;
    const titles = ({ items }: { items: { summary: string }[] }) =>
      items.map(({ summary }) => summary.slice(-1)).join('');
    const first = await page('');
    const second = await page(`&before=${first.next}`);
    const third = await page(`&before=${second.next}`);
    expect([first, second, third].map(titles)).toEqual(['8765', '4321', '0']);
    expect(third.next).toBeNull();
    expect(first.items[0]).toMatchObject({ type: 'page.viewed', channel: 'web', summary: 'Viewed Page 8' });
    expect(titles(await page(`&after=${first.next}`))).toBe('876');
    expect((await page('&types=order.completed')).items).toEqual([]);
    expect((await page('&channels=web,email')).items).toHaveLength(4);
    expect((await ben.get(`/api/customers/${id}/timeline?before=abc`)).status).toBe(400);
  });

  test('nobody has a timeline who does not exist', async () => {
    expect((await ben.get(`/api/customers/${newId()}/timeline`)).status).toBe(404);
  });
});

test('whoever looks at a customer hears at once that they changed', async () => {
  const [one, other] = [await add('Wanda'), await add('Willi')];
  const heard = new Set<string>();
  const unsubscribe = world.app.kit.live.subscribe(({ topic, id }) => topic === 'customer' && heard.add(id));
  await ben.post(`/api/customers/${one.id}/merge`, { customer_id: other.id });
  await expect.poll(() => [...heard].sort()).toEqual([one.id, other.id].sort());
  unsubscribe();
});
