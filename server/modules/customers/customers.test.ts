import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../test/world.ts';
import { newId, sql, type Tx } from '../../db/index.ts';
import { record } from '../../log/index.ts';
import { claimIdentity, customerOfProfile, resolveProfile } from './index.ts';

let world: World;
let ben: Client;
let omar: Client;
beforeAll(async () => {
  world = await startWorld();
  [ben, omar] = [await world.as('ben'), await world.as('omar')];
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

describe('adding customers', () => {
  test('a team member adds a customer and finds them again', async () => {
    const added = await add('Greta Holm', 'Greta@Example.com', '+49 30 901820');
    expect(added).toMatchObject({
      kind: 'person',
      display_name: 'Greta Holm',
      email: 'greta@example.com',
      phone: '+4930901820',
      last_seen_at: null,
      traits: [{ name: 'name', value: 'Greta Holm', set_by: `team_member:${world.people.ben.id}` }],
      profiles: [{ anonymous: false }],
      links: [],
      suggestions: [],
    });
    expect((await omar.get(`/api/customers/${added.id}`)).body).toEqual(added);
  });

  test('an address belongs to one customer: adding it again names the one who has it', async () => {
    const { id } = await add('Hanna', 'hanna@example.com');
    const again = await ben.post('/api/customers', { name: 'Hannah', email: 'HANNA@example.com' });
    expect(again).toMatchObject({ status: 409, body: { code: 'identity_taken', customer_id: id } });
  });

  test('what is no address and no phone number is refused with what to do', async () => {
    const email = await ben.post('/api/customers', { name: 'Ida', email: 'ida' });
    expect(email).toMatchObject({
      status: 422,
      body: { code: 'invalid_email', errors: [{ path: 'email' }] },
    });
    const phone = await ben.post('/api/customers', { name: 'Ida', phone: '12' });
    expect(phone).toMatchObject({ status: 422, body: { code: 'invalid_phone' } });
    expect(await ben.post('/api/customers', { name: '  ' })).toMatchObject({ status: 422 });
  });

  test('who may only read adds and merges nobody', async () => {
    const { id } = await add('Jan');
    expect((await omar.post('/api/customers', { name: 'Kim' })).status).toBe(403);
    expect((await omar.post(`/api/customers/${id}/merge`, { customer_id: newId() })).status).toBe(403);
    expect((await omar.post(`/api/customers/${id}/unmerge`, { profile_ids: [newId()] })).status).toBe(403);
    expect((await world.stranger.get(`/api/customers/${id}`)).status).toBe(401);
  });
});

describe('listing customers', () => {
  test('the newest come first, page by page, and each once', async () => {
    for (let count = 0; count < 7; count++) await add(`Paged ${count}`);
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await ben.get(`/api/customers?limit=3${after}`);
      ids.push(...body.items.map((item: { id: string }) => item.id));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort().reverse());
    const { rows } = await sql<{ count: number }>`select count(*) from customers where active`.execute(
      world.db,
    );
    expect(ids).toHaveLength(rows[0]!.count);
  });

  test('a visitor is listed by four letters, unless only known customers are asked for', async () => {
    const profile_id = await visitor('list-visitor');
    const id = await customerOfProfile(world.db, profile_id);
    const [first] = (await ben.get('/api/customers?limit=1')).body.items;
    expect(first).toMatchObject({ id, display_name: `Visitor ${id.slice(-4).toUpperCase()}` });
    const [known] = (await ben.get('/api/customers?limit=1&known=true')).body.items;
    expect(known.id).not.toBe(id);
  });

  test('a cursor that is none is refused', async () => {
    expect(await ben.get('/api/customers?after=abc')).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
    const other = Buffer.from('["x"]').toString('base64url');
    expect(await ben.get(`/api/customers?after=${other}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });

  test('when a customer was last seen is when they last did something, not when we did', async () => {
    const profile_id = await visitor('seen-visitor');
    const [seen_at, later] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-02T10:00:00Z')];
    const source_id = newId();
    await inTx((tx) =>
      record(tx, [
        {
          profile_id,
          type: 'page.viewed',
          actor: `source:${source_id}`,
          source_id,
          message_id: 'a',
          occurred_at: seen_at,
        },
        { profile_id, type: 'message.sent', actor: 'system:channels', direction: 'out', occurred_at: later },
        { profile_id, type: 'case.noted', actor: `team_member:${newId()}`, occurred_at: later },
      ]),
    );
    const [first] = (await ben.get('/api/customers?limit=1')).body.items;
    expect(first.last_seen_at).toBe(seen_at.toISOString());
  });
});

describe('searching customers', () => {
  const found = async (q: string): Promise<string[]> => {
    const { status, body } = await ben.get(`/api/customers?q=${encodeURIComponent(q)}`);
    expect(status).toBe(200);
    return body.items.map((item: { id: string }) => item.id);
  };

  test('by an identity of any kind, however it is written', async () => {
    const { id } = await add('Lena Fischer', 'lena.fischer@example.com', '+49 561 1234567');
    expect(await found(' LENA.FISCHER@example.com')).toEqual([id]);
    expect((await found('+49 (0)561 123 45 67'))[0]).toBe(id);
    const profile_id = await inTx((tx) =>
      resolveProfile(tx, { kind: 'user_id', value: 'wb-77', verified: true, source_id: null }),
    );
    expect(await found('wb-77')).toEqual([await customerOfProfile(world.db, profile_id)]);
  });

  test('by the beginning of the name or the address, by a later name, and misspelt', async () => {
    const { id } = await add('Margarethe Schwarzenbach', 'mschwarz@example.com');
    for (const q of ['marg', 'mschw', 'schwarzenbach', 'Margarete Schwartzenbach'])
      expect(await found(q), q).toContain(id);
  });

  test('who has exactly that identity stands above who only looks like it', async () => {
    const { id: like } = await add('nora@example.com');
    const { id } = await add('Nora', 'nora@example.com');
    expect((await found('nora@example.com')).slice(0, 2)).toEqual([id, like]);
  });

  test('signs that mean something to SQL are only signs', async () => {
    const { id } = await add('100% Wolle_Handel');
    expect(await found('100%')).toEqual([id]);
    expect(await found('%%%%')).toEqual([]);
    expect(await found("' or 1=1 --")).toEqual([]);
    expect(await found('\\')).toEqual([]);
  });
});

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
