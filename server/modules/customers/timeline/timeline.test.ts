import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { newId, sql, type Tx } from '../../../db/index.ts';
import { record } from '../../../log/index.ts';
import { customerOfProfile, resolveProfile } from '../index.ts';

let world: World;
let ben: Client;
beforeAll(async () => {
  world = await startWorld();
  ben = await world.as('ben');
});
afterAll(() => world.stop());

const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => world.db.transaction().execute(work);

async function visitor(anonymous_id: string) {
  const ref = { kind: 'anonymous_id', value: anonymous_id, verified: false, source_id: null } as const;
  const profile_id = await inTx((tx) => resolveProfile(tx, ref));
  return { profile_id, id: await customerOfProfile(world.db, profile_id) };
}

const happened = (profile_id: string, at: string, title: string, more: object = {}) => ({
  profile_id,
  type: 'page.viewed',
  actor: 'customer',
  channel: 'web',
  occurred_at: new Date(at),
  properties: { title },
  ...more,
});

const timeline = async (id: string, query: string) =>
  (await ben.get(`/api/customers/${id}/timeline?${query}`)).body;
const titles = ({ items }: { items: { properties: { title: string } }[] }) =>
  items.map(({ properties }) => properties.title).join(' ');

describe('a timeline of several months', () => {
  let id: string;
  let march: string;
  beforeAll(async () => {
    const one = await visitor('of-months');
    id = one.id;
    await inTx((tx) =>
      record(tx, [
        happened(one.profile_id, '2026-02-10T10:00:00Z', 'feb'),
        happened(one.profile_id, '2026-03-05T10:00:00Z', 'mar-1'),
        happened(one.profile_id, '2026-03-31T22:30:00Z', 'mar-2'),
        happened(one.profile_id, '2026-04-02T10:00:00Z', 'apr', { type: 'order.completed', channel: null }),
        happened(one.profile_id, '2026-05-01T10:00:00Z', 'may'),
      ]),
    );
    const { items } = await timeline(id, 'limit=10');
    march = items.find((item: { properties: { title: string } }) => item.properties.title === 'mar-1').id;
  });

  test('is entered at any moment and read from there both ways', async () => {
    const page = await timeline(id, 'limit=2&until=2026-03-31T23:59:59Z');
    expect(titles(page)).toBe('mar-2 mar-1');
    expect(titles(await timeline(id, `limit=2&before=${page.older}`))).toBe('feb');
    const newer = await timeline(id, `limit=1&after=${page.newer}`);
    expect(titles(newer)).toBe('apr');
    const newest = await timeline(id, `limit=5&after=${newer.newer}`);
    expect(titles(newest)).toBe('may');
    expect(newest.next).toBeNull();
    // What happens next is found from where the reader is, without reading anything again.
    expect(titles(await timeline(id, `after=${newest.newer}`))).toBe('');
    expect(titles(await timeline(id, `limit=2&before=${newest.older}`))).toBe('apr mar-2');
  });

  test('is entered at one of its interactions', async () => {
    const page = await timeline(id, `around=${march}`);
    expect(titles(page)).toBe('mar-1 feb');
    expect(titles(await timeline(id, `limit=1&after=${page.newer}`))).toBe('mar-2');
    expect((await ben.get(`/api/customers/${id}/timeline?around=${newId()}`)).status).toBe(404);
  });

  test('before anything happened is nothing, with a way back to what did', async () => {
    const page = await timeline(id, 'until=2020-01-01T00:00:00Z');
    expect(page).toMatchObject({ items: [], next: null, older: null });
    expect(titles(await timeline(id, `limit=1&after=${page.newer}`))).toBe('feb');
  });

  test('is begun at one place only', async () => {
    const { status, body } = await ben.get(
      `/api/customers/${id}/timeline?around=${march}&until=2026-04-01T00:00:00Z`,
    );
    expect([status, body.code]).toEqual([400, 'two_places']);
  });

  test('says what there is on it, month by month as the reader counts them', async () => {
    const overview = async (time_zone: string) =>
      (await ben.get(`/api/customers/${id}/timeline/overview?time_zone=${time_zone}`)).body;
    const months = [
      { month: '2026-05', count: 1 },
      { month: '2026-04', count: 1 },
      { month: '2026-03', count: 2 },
      { month: '2026-02', count: 1 },
    ];
    expect(await overview('UTC')).toEqual({
      count: 5,
      complete: true,
      months,
      types: [
        { type: 'page.viewed', count: 4 },
        { type: 'order.completed', count: 1 },
      ],
      channels: [{ channel: 'web', count: 4 }],
    });
    // Half past ten in the evening of the 31st in Greenwich is April in Berlin.
    expect((await overview('Europe/Berlin')).months[2]).toEqual({ month: '2026-03', count: 1 });
    expect((await ben.get(`/api/customers/${id}/timeline/overview?time_zone=Mars/Base`)).body.code).toBe(
      'unknown_time_zone',
    );
  });
});

describe('a filter', () => {
  test('finds the one of its kind among thousands, over pages that say that there is more', async () => {
    const { profile_id, id } = await visitor('of-many-pages');
    await inTx((tx) =>
      record(tx, [happened(profile_id, '2026-01-01T00:00:00Z', 'rare', { type: 'voucher.issued' })]),
    );
    await viewPages(profile_id, 9_000);
    const seen: string[] = [];
    let query = 'types=voucher.issued&limit=10';
    let pages = 0;
    for (let next: string | null = ''; next !== null; pages += 1) {
      const page: { items: { properties: { title: string } }[]; next: string | null } = await timeline(
        id,
        query,
      );
      seen.push(...page.items.map(({ properties }) => properties.title));
      next = page.next;
      query = `types=voucher.issued&limit=10&before=${next}`;
    }
    expect(seen).toEqual(['rare']);
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(10);
  });

  test('looks as far along the one busy profile among quiet ones as if it were alone', async () => {
    const busy = await visitor('busy-among-quiet');
    for (let nth = 0; nth < 9; nth++) {
      const quiet = await visitor(`quiet-${nth}`);
      await inTx((tx) => record(tx, [happened(quiet.profile_id, '2026-03-01T00:00:00Z', 'quiet')]));
      await ben.post(`/api/customers/${busy.id}/merge`, { customer_id: quiet.id });
    }
    await inTx((tx) =>
      record(tx, [happened(busy.profile_id, '2026-01-01T00:00:00Z', 'rare', { type: 'voucher.issued' })]),
    );
    await viewPages(busy.profile_id, 3_500);
    const first = await timeline(busy.id, 'types=voucher.issued&limit=10');
    expect(titles(first)).toBe('');
    expect(titles(await timeline(busy.id, `types=voucher.issued&limit=10&before=${first.next}`))).toBe(
      'rare',
    );
  });

  test('over several profiles leaves nothing out and mixes nothing up', async () => {
    const [busy, quiet] = [await visitor('busy'), await visitor('quiet')];
    await ben.post(`/api/customers/${busy.id}/merge`, { customer_id: quiet.id });
    await viewPages(busy.profile_id, 5_000);
    const rare = (profile: string, at: string, title: string) =>
      happened(profile, at, title, { type: 'voucher.issued' });
    await inTx((tx) =>
      record(tx, [
        rare(busy.profile_id, '2026-01-02T00:00:00Z', 'b-old'),
        rare(quiet.profile_id, '2026-01-01T00:00:00Z', 'q-older'),
        rare(quiet.profile_id, '2026-03-15T00:00:00Z', 'q-new'),
        rare(busy.profile_id, '2026-03-20T00:00:00Z', 'b-new'),
      ]),
    );
    const walk = async (begin: string, forward: boolean) => {
      const seen: string[] = [];
      for (let cursor: string | null = begin; cursor !== null; ) {
        const where: string = cursor && `&${forward ? 'after' : 'before'}=${cursor}`;
        const page = await timeline(quiet.id, `types=voucher.issued&limit=2${where}`);
        const found = page.items.map((item: { properties: { title: string } }) => item.properties.title);
        seen.push(...(forward ? found.reverse() : found));
        cursor = page.next;
      }
      return seen;
    };
    expect(await walk('', false)).toEqual(['b-new', 'q-new', 'b-old', 'q-older']);
    const first = await timeline(quiet.id, 'until=2020-01-01T00:00:00Z');
    expect(await walk(first.newer, true)).toEqual(['q-older', 'b-old', 'q-new', 'b-new']);
  });
});

/** One page a minute from 1 February 2026. */
async function viewPages(profile_id: string, count: number): Promise<void> {
  await sql`
    insert into interactions (id, profile_id, type, channel, actor, occurred_at, batch_id)
    select gen_random_uuid(), ${profile_id}, 'page.viewed', 'web', 'customer',
      timestamptz '2026-02-01' + nth * interval '1 minute', 0
    from generate_series(1, ${count}) as nth`.execute(world.db);
}
