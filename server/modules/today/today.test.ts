import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/world.ts';
import { newId, sql } from '../../db/index.ts';
import { type CaseWorld, someone, startCaseWorld } from '../cases/case-world.ts';

let world: CaseWorld;
let mia: Client;
let omar: Client;
const address = someone();

beforeAll(async () => {
  world = await startCaseWorld();
  [mia, omar] = [await world.as('mia'), await world.as('omar')];
});
afterAll(() => world.stop());

const today = async (who: Client) => (await who.get('/api/today')).body;
const decision = async (who: Client, kind: string) =>
  (await today(who)).decisions.find((one: { kind: string }) => one.kind === kind);
const arrival = async (who: Client, kind: string) =>
  (await today(who)).arrived.find((one: { kind: string }) => one.kind === kind);

test('on a day without anything there is nothing to decide and nothing to do', async () => {
  const body = await today(world.ben);
  expect(body).toMatchObject({ decisions: [], mine: { count: 0, items: [] }, sources: null });
  expect(body.arrived).toEqual([
    { kind: 'customers', count: 0, before: 0 },
    { kind: 'messages', count: 0, before: 0 },
    { kind: 'cases', count: 0, before: 0 },
  ]);
});

test('what comes in today is counted, beside the same weekday of last week up to this time', async () => {
  await world.take(world.mail({ from_address: address, subject: 'The drill' }));
  await world.take(world.mail({ from_address: someone(), subject: 'The saw' }));
  const week_ago = newIdAt(Date.now() - 7 * 86_400_000 - 1_000);
  const yesterday = newIdAt(Date.now() - 30 * 3_600_000);
  for (const id of [week_ago, yesterday]) {
    await sql`insert into customers (id, known) values (${id}, true)`.execute(world.db);
  }
  expect(await arrival(world.ben, 'messages')).toMatchObject({ count: 2, before: 0 });
  expect(await arrival(world.ben, 'cases')).toMatchObject({ count: 2 });
  // Unless it is the first second of the day: then a week ago lies before it, too.
  const { before, count } = await arrival(world.ben, 'customers');
  expect(count).toBe(2);
  expect(before).toBe((await atMidnight()) ? 0 : 1);
});

test('a new case is for somebody to take; taken, it is theirs, and who waits longest stands first', async () => {
  const open = await decision(world.ben, 'unassigned');
  expect(open).toMatchObject({ count: 2 });
  expect(open.things.map((one: { name: string }) => one.name.replace(/^#\d+ /, ''))).toEqual([
    'The drill',
    'The saw',
  ]);
  for (const { id } of open.things) {
    const { version } = await world.caseOf(id);
    await world.ben.patch(
      `/api/cases/${id}`,
      { assignee_id: world.people.ben.id },
      { 'if-match': `"${version}"` },
    );
  }
  const [drill, saw] = open.things;
  await sql`update cases set waiting_since = now() - interval '1 hour' where id = ${saw.id}`.execute(
    world.db,
  );
  const body = await today(world.ben);
  expect(body.decisions).toEqual([]);
  expect(body.mine).toMatchObject({ count: 2, items: [{ id: saw.id }, { id: drill.id, state: 'open' }] });
  expect((await today(mia)).mine.count).toBe(0);

  await sql`update cases set waiting_since = now() - interval '25 hours' where id = ${saw.id}`.execute(
    world.db,
  );
  expect(await decision(world.ben, 'waiting_long')).toMatchObject({ count: 1, things: [{ id: saw.id }] });
});

test('what did not go out, what was not understood and what is parked wait for whom they concern', async () => {
  const [{ id: case_id }] = (await today(world.ben)).mine.items;
  await world.answer(case_id, 'It is on its way');
  await world.settle();
  await sql`update deliveries set state = 'failed'`.execute(world.db);
  await sql`insert into raw_inbound (account_id, id, external_id, raw, state, error)
    values (${world.mailbox}, ${newId()}, 'x', '', 'failed', 'no header')`.execute(world.db);
  await sql`insert into parked_interactions (id, reactor, profile_id, interaction_id, interaction_type,
      occurred_at, received_at, error, attempts)
    values (${newId()}, 'r', ${newId()}, ${newId()}, 't', now(), now(), 'e', 3)`.execute(world.db);
  await sql`update channel_accounts set send_error = 'refused' where id = ${world.mailbox}`.execute(world.db);
  await mia.post('/api/team', { name: 'Kim', email: 'kim@shop.example', role: 'agent' });

  const kinds = async (who: Client) =>
    (await today(who)).decisions.map((one: { kind: string; count: number }) => [one.kind, one.count]);
  expect(await kinds(world.ben)).toEqual([['failed_deliveries', 1]]);
  expect(await kinds(mia)).toEqual([
    ['failed_deliveries', 1],
    ['account_trouble', 1],
    ['failed_inbound', 1],
    ['parked', 1],
    ['invitations', 1],
  ]);
  expect(await decision(mia, 'account_trouble')).toMatchObject({
    things: [{ name: 'Support', kind: 'email' }],
  });
  expect(await kinds(omar)).toEqual([]);
  // A week later it is on its case, and no longer here.
  await sql`update deliveries set created_at = now() - interval '8 days'`.execute(world.db);
  expect(await kinds(world.ben)).toEqual([]);
});

test('a question of who is the same person waits until somebody answers it', async () => {
  const visitor = await world.visitor();
  await world.take(world.chat(visitor, 'It is me'));
  const one = await world.profileOf(someone());
  const alias = await world.profileOf(someone());
  const ask = (profile_id: string) =>
    sql`insert into link_suggestions (id, profile_a, profile_b, reason, evidence)
      values (${newId()}, least(${profile_id}::uuid, ${visitor}::uuid),
        greatest(${profile_id}::uuid, ${visitor}::uuid), 'claim', 'x')`.execute(world.db);
  await ask(one);
  expect(await decision(world.ben, 'suggestions')).toMatchObject({ count: 1 });
  // Of two customers it is asked once, by however many of their profiles.
  await ask(alias);
  expect(await decision(world.ben, 'suggestions')).toMatchObject({ count: 2 });
  await sql`update profiles set customer_id = (select customer_id from profiles where id = ${one})
    where id = ${alias}`.execute(world.db);
  expect(await decision(world.ben, 'suggestions')).toMatchObject({ count: 1 });
  expect(await decision(omar, 'suggestions')).toBeUndefined();
  await sql`update link_suggestions set resolution = 'dismissed', resolved_at = now(), resolved_by = 'x'`.execute(
    world.db,
  );
  expect(await decision(world.ben, 'suggestions')).toBeUndefined();
});

test('days begin where the company is', async () => {
  await sql`insert into company (time_zone) values ('Pacific/Kiritimati')`.execute(world.db);
  const there = await today(world.ben);
  await sql`update company set time_zone = 'Pacific/Pago_Pago'`.execute(world.db);
  const here = await today(world.ben);
  expect([there.time_zone, here.time_zone]).toEqual(['Pacific/Kiritimati', 'Pacific/Pago_Pago']);
  // 25 hours lie between the two midnights: in one of them, a customer of a while ago is of today, in the other not.
  const hour = 3_600_000;
  const midnight = Date.parse(
    `${new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Pago_Pago' }).format()}T11:00:00Z`,
  );
  const before = (await arrival(world.ben, 'customers')).count;
  await sql`insert into customers (id, known) values (${newIdAt(midnight - hour)}, true)`.execute(world.db);
  expect((await arrival(world.ben, 'customers')).count).toBe(before);
  await sql`insert into customers (id, known) values (${newIdAt(Math.max(midnight + 1, Date.now() - 1))}, true)`.execute(
    world.db,
  );
  expect((await arrival(world.ben, 'customers')).count).toBe(before + 1);
});

const newIdAt = (ms: number): string => {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}${newId().slice(13)}`;
};

async function atMidnight(): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    select now() - date_trunc('day', now()) < interval '10 seconds' as fresh`.execute(world.db);
  return rows[0]!.fresh;
}
