import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { customerOfProfile } from '../../customers/index.ts';
import { type CaseWorld, someone, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

const resolve = (id: string, days_ago: number) =>
  sql`update cases set state = 'resolved', waiting_since = null,
    resolved_at = now() - make_interval(days => ${days_ago}) where id = ${id}`.execute(world.db);

describe('a resolved case', () => {
  test('opens again when its thread is answered within 14 days', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address, external_id: '<r1@mail.example>' }));
    await resolve(first!.case_id, 13);
    const again = await world.take(world.mail({ from_address, references: ['<r1@mail.example>'] }));
    expect(again!.case_id).toBe(first!.case_id);
    expect(await world.caseOf(first!.case_id)).toMatchObject({ state: 'open' });
    expect((await world.interactionsOf(first!.case_id)).map(({ type }) => type)).toContain('case.reopened');
  });

  test('stays resolved when its thread is answered later: that is a new case', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address, external_id: '<r2@mail.example>' }));
    await resolve(first!.case_id, 15);
    const again = await world.take(world.mail({ from_address, references: ['<r2@mail.example>'] }));
    expect(again!.case_id).not.toBe(first!.case_id);
    expect(await world.caseOf(first!.case_id)).toMatchObject({ state: 'resolved' });
    const third = await world.take(world.mail({ from_address, references: ['<r2@mail.example>'] }));
    expect(third!.case_id).toBe(again!.case_id);
  });

  test('does not open again for a new mail outside its thread', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address }));
    await resolve(first!.case_id, 1);
    const again = await world.take(world.mail({ from_address }));
    expect(again!.case_id).not.toBe(first!.case_id);
  });
});

describe('one customer, two channels', () => {
  test('cases of two customers show under one when they are merged, and what comes in joins the latest', async () => {
    const [first_address, second_address] = [someone(), someone()];
    const first = await world.take(world.mail({ from_address: first_address }));
    const second = await world.take(world.mail({ from_address: second_address }));
    const [a, b] = await Promise.all([first, second].map((taken) => world.caseOf(taken!.case_id)));
    const merged = await world.ben.post(`/api/customers/${a.customer.id}/merge`, {
      customer_id: b.customer.id,
    });
    expect(merged.status).toBe(200);
    const listed = await world.ben.get(`/api/cases?view=all&customer_id=${merged.body.id}`);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([second!.case_id, first!.case_id]);
    const next = await world.take(world.mail({ from_address: first_address, subject: 'New' }));
    expect(next!.case_id).toBe(second!.case_id);
  });

  test('after they are split again, each one’s messages go to their own case', async () => {
    const addresses = [someone(), someone()] as const;
    const first = await world.take(world.mail({ from_address: addresses[0] }));
    const [a, b] = await Promise.all(
      addresses.map(async (address) => customerOfProfile(world.db, await world.profileOf(address))),
    );
    await world.ben.post(`/api/customers/${a}/merge`, { customer_id: b });
    const joined = await world.take(
      world.mail({ from_address: addresses[1], external_id: '<j1@mail.example>' }),
    );
    expect(joined!.case_id).toBe(first!.case_id);
    const split = await world.ben.post(`/api/customers/${a}/unmerge`, {
      profile_ids: [await world.profileOf(addresses[1])],
    });
    expect(split.status).toBe(200);
    const references = ['<j1@mail.example>'];
    const after = await world.take(world.mail({ from_address: addresses[1], references }));
    expect(after!.case_id).not.toBe(first!.case_id);
    expect(await world.caseCount(await world.profileOf(addresses[1]))).toBe(1);
  });
});
