import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { newId } from '../../../db/index.ts';
import { record } from '../../../log/index.ts';
import { customerOfProfile, resolveProfiles } from '../index.ts';

let world: World;
let mia: Client;
beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
});
afterAll(() => world.stop());

const source_id = newId();
type Trust = 'verified' | 'claimed';

/** What ingest writes of a `group` call. Returns the customer's id. */
async function group(
  user_id: string,
  group_id: string,
  traits = {},
  trust: Trust = 'verified',
  occurred_at = new Date(),
) {
  const profile_id = await world.db.transaction().execute(async (tx) => {
    const seen = { kind: 'user_id', value: user_id, verified: trust === 'verified', source_id };
    const [profile_id] = await resolveProfiles(tx, [seen]);
    const context = { user_id, group_id, trust };
    const happened = {
      profile_id: profile_id!,
      type: 'organisation.joined',
      actor: `source:${source_id}`,
      occurred_at,
    };
    await record(tx, [
      { ...happened, source_id, message_id: newId(), identifies: true, properties: traits, context },
    ]);
    return profile_id!;
  });
  await world.settle();
  return customerOfProfile(world.db, profile_id);
}

const find = async (q: string): Promise<string> => (await mia.get(`/api/customers?q=${q}`)).body.items[0].id;
const customer = async (id: string) => (await mia.get(`/api/customers/${id}`)).body;
const members = async (id: string, query = '') =>
  (await mia.get(`/api/customers/${id}/members${query}`)).body;
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id).sort();
const add = async (name: string, kind = 'person'): Promise<string> =>
  (await mia.post('/api/customers', { name, kind })).body.id;

test('a source says who belongs to an organisation; both show it, and the same again changes nothing', async () => {
  const [first, last] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-04-01T10:00:00Z')];
  const ana = await group('o1-ana', 'o1-acme', { name: 'Acme Werke' }, 'verified', last);
  await group('o1-ana', 'o1-acme', {}, 'verified', first);
  await group('o1-ana', 'o1-acme', {}, 'verified', last);
  const bob = await group('o1-bob', 'o1-acme');
  const acme = await find('o1-acme');
  expect((await customer(ana)).organisations).toEqual([
    {
      customer: { id: acme, display_name: 'Acme Werke' },
      trust: 'verified',
      said_by: `source:${source_id}`,
      first_at: first.toISOString(),
      last_at: last.toISOString(),
    },
  ]);
  expect(await customer(acme)).toMatchObject({ kind: 'organisation', member_count: 2, organisations: [] });
  expect(idsOf(await members(acme))).toEqual([ana, bob].sort());
});

test('what anybody may have said is marked as claimed, until it is proven', async () => {
  const eve = await group('o2-eve', 'o2-corp', {}, 'claimed');
  const corp = await find('o2-corp');
  expect((await members(corp)).items).toMatchObject([{ id: eve, trust: 'claimed' }]);
  await group('o2-eve', 'o2-corp');
  expect((await customer(eve)).organisations).toMatchObject([{ trust: 'verified' }]);
  await group('o2-eve', 'o2-corp', {}, 'claimed');
  expect((await customer(eve)).organisations).toMatchObject([{ trust: 'verified' }]);
});

test('memberships follow people who are merged and parted, without a row being rewritten', async () => {
  const [ana, other] = [await group('o3-ana', 'o3-a'), await group('o3-other', 'o3-b')];
  const [a, b] = [await find('o3-a'), await find('o3-b')];
  const { profiles } = await customer(other);
  const merged = (await mia.post(`/api/customers/${ana}/merge`, { customer_id: other })).body;
  expect(merged.organisations.map((one: { customer: { id: string } }) => one.customer.id).sort()).toEqual(
    [a, b].sort(),
  );
  expect(idsOf(await members(b))).toEqual([merged.id]);
  await mia.post(`/api/customers/${merged.id}/unmerge`, { profile_ids: [profiles[0].id] });
  expect((await customer(ana)).organisations).toMatchObject([{ customer: { id: a } }]);
  expect(idsOf(await members(b))).toEqual([other]);
});

test('members follow organisations that are merged and parted, and each stands there once', async () => {
  const [ana, bob] = [await group('o4-ana', 'o4-a'), await group('o4-bob', 'o4-b')];
  await group('o4-ana', 'o4-b');
  const [a, b] = [await find('o4-a'), await find('o4-b')];
  const { profiles } = await customer(b);
  expect((await mia.post(`/api/customers/${a}/merge`, { customer_id: b })).status).toBe(200);
  expect(idsOf(await members(a))).toEqual([ana, bob].sort());
  expect((await customer(a)).member_count).toBe(2);
  expect((await customer(ana)).organisations).toMatchObject([{ customer: { id: a } }]);
  await mia.post(`/api/customers/${a}/unmerge`, { profile_ids: [profiles[0].id] });
  expect(idsOf(await members(a))).toEqual([ana]);
  expect((await customer(ana)).organisations).toHaveLength(2);
});

test('a person of the team adds and takes out members; no source overrules them', async () => {
  const [ida, firm] = [await add('Ida'), await add('Ida & Co', 'organisation')];
  const joined = await mia.post(`/api/customers/${ida}/organisations`, { organisation_id: firm });
  const said = { customer: { id: firm, display_name: 'Ida & Co' }, trust: 'person' };
  expect(joined).toMatchObject({ status: 200, body: { organisations: [said] } });
  await mia.post(`/api/customers/${ida}/organisations`, { organisation_id: firm });
  const bob = await group('o5-bob', 'o5-acme', { name: 'Acme' });
  const acme = await find('o5-acme');
  expect((await mia.delete(`/api/customers/${bob}/organisations/${acme}`)).body.organisations).toEqual([]);
  await group('o5-bob', 'o5-acme');
  expect((await customer(bob)).organisations).toEqual([]);
  expect((await customer(acme)).member_count).toBe(0);
  expect(await mia.delete(`/api/customers/${bob}/organisations/${acme}`)).toMatchObject({
    status: 404,
    body: { code: 'not_a_member' },
  });
  await mia.post(`/api/customers/${bob}/organisations`, { organisation_id: acme });
  expect((await customer(bob)).organisations).toHaveLength(1);
  const told = async (id: string) =>
    (await mia.get(`/api/customers/${id}/timeline`)).body.items.map(
      (one: { summary: string }) => one.summary,
    );
  expect(await told(ida)).toEqual(['Belongs to Ida & Co']);
  expect(await told(bob)).toEqual([
    'Belongs to Acme',
    'Belongs to o5-acme',
    'No longer belongs to Acme',
    'Belongs to Acme',
  ]);
  const audit = (await mia.get(`/api/audit?subject=customer:${bob}`)).body.items.map(
    (one: { action: string }) => one.action,
  );
  expect(audit).toEqual(
    expect.arrayContaining(['customer.organisation_left', 'customer.organisation_joined']),
  );
});

test('an organisation is no person: it is never merged with one, belongs to none, and a person has no members', async () => {
  const [person, firm, other] = [
    await add('Per'),
    await add('Firm', 'organisation'),
    await add('Other', 'organisation'),
  ];
  const post = (url: string, body: object) => mia.post(`/api/customers/${url}`, body);
  expect(await post(`${person}/merge`, { customer_id: firm })).toMatchObject({
    status: 422,
    body: { code: 'different_kinds' },
  });
  expect(await post(`${firm}/organisations`, { organisation_id: other })).toMatchObject({
    status: 422,
    body: { code: 'not_a_person' },
  });
  expect(await post(`${person}/organisations`, { organisation_id: person })).toMatchObject({
    status: 422,
    body: { code: 'not_an_organisation' },
  });
  expect(await mia.get(`/api/customers/${person}/members`)).toMatchObject({
    status: 422,
    body: { code: 'not_an_organisation' },
  });
  expect(await mia.get(`/api/customers/${newId()}/members`)).toMatchObject({ status: 404 });
});

test('an address of an organisation makes no person of it, whoever says it is theirs', async () => {
  const { body } = await mia.post('/api/customers', {
    name: 'Desk',
    kind: 'organisation',
    email: 'desk@o7.example',
  });
  const profile_id = await world.db.transaction().execute(async (tx) => {
    const [profile_id] = await resolveProfiles(tx, [
      { kind: 'user_id', value: 'o7-ana', verified: true, source_id },
    ]);
    const said = {
      profile_id: profile_id!,
      type: 'customer.identified',
      actor: `source:${source_id}`,
      source_id,
    };
    const context = { user_id: 'o7-ana', trust: 'verified' };
    await record(tx, [
      {
        ...said,
        message_id: newId(),
        identifies: true,
        properties: { name: 'Ana', email: 'desk@o7.example' },
        context,
      },
    ]);
    return profile_id!;
  });
  await world.settle();
  const ana = await customerOfProfile(world.db, profile_id);
  expect(ana).not.toBe(body.id);
  expect(await customer(body.id)).toMatchObject({ kind: 'organisation', name: 'Desk', suggestions: [] });
  expect(await customer(ana)).toMatchObject({ kind: 'person', name: 'Ana', email: null });
});

test('members come page by page, and by name', async () => {
  const firm = await add('Paged firm', 'organisation');
  const all: string[] = [];
  for (let nth = 0; nth < 5; nth++) {
    const id = await add(`Paula ${nth === 3 ? 'Zimmer' : 'Paged'}`);
    await mia.post(`/api/customers/${id}/organisations`, { organisation_id: firm });
    all.push(id);
  }
  const first = await members(firm, '?limit=2');
  const second = await members(firm, `?limit=2&after=${first.next}`);
  const third = await members(firm, `?limit=2&after=${second.next}`);
  expect([first, second, third].flatMap((page) => page.items.map(({ id }: { id: string }) => id))).toEqual(
    all,
  );
  expect(third.next).toBeNull();
  expect((await members(firm, '?q=zim')).items).toMatchObject([{ id: all[3], display_name: 'Paula Zimmer' }]);
});

test('who may only read sees members and changes none', async () => {
  const [person, firm] = [await add('Read'), await add('Read firm', 'organisation')];
  await mia.post(`/api/customers/${person}/organisations`, { organisation_id: firm });
  const omar = await world.as('omar');
  expect((await omar.get(`/api/customers/${firm}/members`)).body.items).toHaveLength(1);
  expect((await omar.post(`/api/customers/${person}/organisations`, { organisation_id: firm })).status).toBe(
    403,
  );
  expect((await omar.delete(`/api/customers/${person}/organisations/${firm}`)).status).toBe(403);
});

test('an export has all that was said of where somebody belongs, also what counts no more', async () => {
  const bob = await group('o10-bob', 'o10-acme', { name: 'Exported <Acme>' });
  const acme = await find('o10-acme');
  await mia.delete(`/api/customers/${bob}/organisations/${acme}`);
  const { body } = await mia.get(`/api/customers/${bob}/export.json`);
  expect(body.memberships).toMatchObject([
    { organisation: 'Exported <Acme>', trust: 'verified', belongs: true },
    { organisation: 'Exported <Acme>', trust: 'person', belongs: false },
  ]);
  const html = (await mia.get(`/api/customers/${bob}/export.html`)).body;
  expect(html).toContain('<td>Exported &lt;Acme&gt;</td><td>person: has left it</td>');
});

test('the timeline of an organisation shows, when asked, what its members did, and who did it', async () => {
  const ana = await group('o11-ana', 'o11-acme', { name: 'Acme' });
  const acme = await find('o11-acme');
  const timeline = async (query = '') =>
    (await mia.get(`/api/customers/${acme}/timeline${query}`)).body.items;
  expect(await timeline()).toEqual([]);
  expect(await timeline('?members=true')).toMatchObject([
    { summary: 'Belongs to Acme', customer: { id: ana } },
  ]);
});
