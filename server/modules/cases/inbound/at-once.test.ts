import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { customersByProfile } from '../../customers/index.ts';
import { atOnce, type CaseWorld, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

const ROUNDS = 15;

const countOf = async (table: 'cases' | 'messages' | 'threads', profile_ids: string[]) =>
  (
    await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where profile_id = any(${profile_ids}::uuid[])`.execute(
      world.db,
    )
  ).rows[0]!.n;

describe('at the same moment', () => {
  test('the same message taken five times is there once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const profile_id = await world.visitor();
      const message = world.chat(profile_id, 'hello?');
      const taken = await atOnce(Array.from({ length: 5 }, () => () => world.take(message)));
      expect(new Set(taken.map((one) => one!.message_id)).size).toBe(1);
      expect(await countOf('messages', [profile_id])).toBe(1);
      expect(await countOf('cases', [profile_id])).toBe(1);
    }
  });

  test('first messages on two channels open one case', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const from_address = `both-${round}@mail.example`;
      const chat_profile = await world.visitor();
      const mail_profile = await world.visitor();
      const customers = await customersByProfile(world.db, [chat_profile, mail_profile]);
      const [a, b] = [customers.get(chat_profile)!.id, customers.get(mail_profile)!.id];
      await world.ben.post(`/api/customers/${a}/merge`, { customer_id: b });
      const taken = await atOnce([
        () => world.take(world.chat(chat_profile, 'hello?')),
        () => world.take(world.mail({ from_address, profile_id: mail_profile })),
        () => world.take(world.chat(chat_profile, 'anyone?')),
      ]);
      expect(new Set(taken.map((one) => one!.case_id)).size).toBe(1);
      expect(await countOf('cases', [chat_profile, mail_profile])).toBe(1);
      expect(await countOf('threads', [chat_profile, mail_profile])).toBe(2);
    }
  });

  test('two first mails of someone unknown open one case', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const from_address = `new-${round}@mail.example`;
      const mails = [1, 2, 3].map(() => world.mail({ from_address }));
      const taken = await atOnce(mails.map((message) => () => world.take(message)));
      expect(new Set(taken.map((one) => one!.case_id)).size).toBe(1);
    }
  });

  test('two impatient clicks on Send send one message', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const taken = await world.take(world.mail({ from_address: `click-${round}@mail.example` }));
      const { id, reply_options } = await world.caseOf(taken!.case_id);
      const body = { text: 'On its way.', reply_option: reply_options[0].key };
      const answers = await atOnce(
        [1, 2, 3].map(
          () => () => world.ben.post(`/api/cases/${id}/messages`, body, { 'idempotency-key': 'click' }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect(await world.messagesOf(id)).toHaveLength(2);
      const sent = await sql<{
        n: number;
      }>`select count(*) as n from deliveries where case_id = ${id}`.execute(world.db);
      expect(sent.rows[0]!.n).toBe(1);
    }
  });

  test('of two people who assign one case, one is told that it changed', async () => {
    const ada = await world.as('ada');
    const taken = await world.take(world.mail({ from_address: 'two-people@mail.example' }));
    const { id, version } = await world.caseOf(taken!.case_id);
    const answers = await atOnce([
      () =>
        world.ben.patch(
          `/api/cases/${id}`,
          { assignee_id: world.people.ben.id },
          { 'if-match': `"${version}"` },
        ),
      () =>
        ada.patch(`/api/cases/${id}`, { assignee_id: world.people.ada.id }, { 'if-match': `"${version}"` }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412)!;
    expect(refused.body).toMatchObject({ code: 'case_changed', version: version + 1 });
  });

  test('an answer and a new message of the customer neither block nor lose each other', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const from_address = `cross-${round}@mail.example`;
      const taken = await world.take(world.mail({ from_address }));
      const id = taken!.case_id;
      const [answer, , note] = await Promise.all([
        world.answer(id, 'On its way.'),
        world.take(world.mail({ from_address, text: 'And another question' })),
        world.ben.post(`/api/cases/${id}/notes`, { text: 'Called the carrier' }),
      ]);
      expect([answer, note]).toMatchObject([{ status: 201 }, { status: 201 }]);
      expect(await world.messagesOf(id)).toHaveLength(4);
    }
  });

  test('mails with a name, first proof of an address, chats and an answer do not lock each other out', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const value = `crowd-${round}@mail.example`;
      const from = { kind: 'email', value, name: 'Ana Weber', verified: false };
      const first = await world.take(world.mail({ from_address: value, from }));
      await world.answer(first!.case_id, 'One moment.');
      const { rows } = await sql<{ external_id: string }>`
        select external_id from messages where case_id = ${first!.case_id} and direction = 'out'`.execute(
        world.db,
      );
      const ours = rows[0]!.external_id;
      const visitor = await world.visitor();
      await world.claim(visitor, value);
      const taken = await Promise.all([
        world.take(world.mail({ from_address: value, from, references: [ours], in_reply_to: ours })),
        world.take(
          world.mail({ from_address: value, from: { ...from, name: 'A. Weber' }, references: [ours] }),
        ),
        world.take(world.mail({ from_address: value, from: { ...from, name: null } })),
        world.take(world.chat(visitor, 'hello?')),
        world.take(world.chat(visitor, 'anyone?')),
        world.answer(first!.case_id, 'Here it is.').then(() => first),
      ]);
      expect(new Set(taken.map((one) => one!.case_id)).size).toBe(1);
      expect(await world.messagesOf(first!.case_id)).toHaveLength(8);
    }
  });
});
