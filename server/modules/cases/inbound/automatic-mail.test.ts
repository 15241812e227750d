import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { type CaseWorld, someone, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

describe('what nobody wrote', () => {
  test('an out-of-office in a thread is kept there and does not make the case wait for us', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address, external_id: '<o1@mail.example>' }));
    await world.answer(first!.case_id, 'On its way.');
    const auto = world.mail({
      from_address,
      kind: 'auto_reply',
      references: ['<o1@mail.example>'],
      text: 'Away',
    });
    expect((await world.take(auto))!.case_id).toBe(first!.case_id);
    expect(await world.caseOf(first!.case_id)).toMatchObject({ state: 'waiting', waiting_since: null });
    expect((await world.messagesOf(first!.case_id)).at(-1)).toMatchObject({ automatic: true, text: 'Away' });
  });

  test('an out-of-office that answers nothing of ours opens no case', async () => {
    const from_address = someone();
    expect(await world.take(world.mail({ from_address, kind: 'auto_reply' }))).toBeNull();
    expect(await world.caseCount(await world.profileOf(from_address))).toBe(0);
  });

  test('a mail of ours that comes back opens its case, with the reason in words', async () => {
    const first = await world.take(world.mail({ from_address: someone() }));
    await world.answer(first!.case_id, 'On its way.');
    const sent = await sql<{ external_id: string }>`
      select external_id from messages where case_id = ${first!.case_id} and direction = 'out'`.execute(
      world.db,
    );
    const bounce = world.mail({
      from_address: 'mailer-daemon@mail.example',
      kind: 'bounce',
      bounce: { external_id: sent.rows[0]!.external_id, address: 'x@mail.example', reason: 'mailbox full' },
    });
    expect((await world.take(bounce))!.case_id).toBe(first!.case_id);
    expect(await world.caseOf(first!.case_id)).toMatchObject({ state: 'open' });
    expect((await world.messagesOf(first!.case_id)).at(-1)).toMatchObject({
      author: { kind: 'system' },
      text: 'The message to x@mail.example came back: mailbox full',
    });
    await world.take(bounce);
    expect(await world.messagesOf(first!.case_id)).toHaveLength(3);
  });

  test('a bounce of what we never sent makes no customer out of a mail server', async () => {
    const bounce = world.mail({
      from_address: 'postmaster@mail.example',
      kind: 'bounce',
      references: ['<no@one>'],
    });
    expect(await world.take(bounce)).toBeNull();
    const { body } = await world.ben.get('/api/customers?q=postmaster@mail.example');
    expect(body.items).toEqual([]);
  });
});
