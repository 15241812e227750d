import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../test/world.ts';
import { newId, sql, type Tx } from '../../db/index.ts';
import { record } from '../../log/index.ts';
import { customerOfProfile, resolveProfile } from './index.ts';

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
    expect((await ben.get(`/api/customers/${added.id}`)).body).toEqual(added);
    // A colleague who needs no addresses finds the same person without them.
    expect((await omar.get(`/api/customers/${added.id}`)).body).toMatchObject({
      display_name: 'Greta Holm',
      email: 'g••@e••.com',
      phone: '+49 ••• ••20',
    });
  });

  test('an address belongs to one customer: adding it again names the one who has it', async () => {
    const { id } = await add('Hanna', 'hanna@example.com');
    const again = await ben.post('/api/customers', { name: 'Hannah', email: 'HANNA@example.com' });
    expect(again).toMatchObject({ status: 409, body: { code: 'identity_taken', customer_id: id } });
  });

  test('the same request again, or twice at once, adds one customer', async () => {
    const body = { name: 'Henrik' };
    const request = () => ben.post('/api/customers', body, { 'idempotency-key': 'henrik-1' });
    const answers = await Promise.all([request(), request(), request()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set([...answers, await request()].map((answer) => answer.body.id)).size).toBe(1);
    const { rows } = await sql<{
      count: number;
    }>`select count(*) from customers where name = 'Henrik'`.execute(world.db);
    expect(rows[0]!.count).toBe(1);
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
