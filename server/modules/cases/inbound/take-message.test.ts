import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { customerOfProfile, resolveProfile } from '../../customers/index.ts';
import { type CaseWorld, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

/** A customer nobody has heard of before. */
let customers = 0;
const someone = () => `customer-${++customers}@mail.example`;

const profileOf = (address: string): Promise<string> =>
  world.db
    .transaction()
    .execute((tx) => resolveProfile(tx, { kind: 'email', value: address, verified: false, source_id: null }));

const resolve = (id: string, days_ago: number) =>
  sql`update cases set state = 'resolved', waiting_since = null,
    resolved_at = now() - make_interval(days => ${days_ago}) where id = ${id}`.execute(world.db);

const caseCount = async (profile_id: string) =>
  (
    await sql<{ n: number }>`select count(*) as n from cases where profile_id = ${profile_id}`.execute(
      world.db,
    )
  ).rows[0]!.n;

describe('what comes in', () => {
  test('a first mail opens a case that is named after its subject and waits for us', async () => {
    const from_address = someone();
    const message = world.mail({ from_address, subject: 'AW: Fwd: My parcel', text: 'Where is it?' });
    const taken = await world.take(message);
    expect(await world.caseOf(taken!.case_id)).toMatchObject({
      subject: 'My parcel',
      state: 'open',
      assignee: null,
      channels: ['email'],
      customer: { display_name: from_address },
      last_message: { direction: 'in', preview: 'Where is it?', channel: 'email' },
      waiting_since: message.occurred_at.toISOString(),
    });
    expect((await world.interactionsOf(taken!.case_id)).map(({ type }) => type)).toEqual([
      'case.opened',
      'message.received',
    ]);
  });

  test('the same message again changes nothing', async () => {
    const message = world.mail({ from_address: someone() });
    const first = await world.take(message);
    const again = await world.take({ ...message, text_new: 'changed on the way' });
    expect(again).toEqual(first);
    expect(await world.messagesOf(first!.case_id)).toHaveLength(1);
    expect(await world.interactionsOf(first!.case_id)).toHaveLength(2);
  });

  test('a mail on another matter joins the case that is open', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address }));
    const second = await world.take(world.mail({ from_address, subject: 'And another thing' }));
    expect(second!.case_id).toBe(first!.case_id);
    expect((await world.caseOf(first!.case_id)).threads).toHaveLength(2);
  });

  test('an answer stays in its thread, though the customer was active in another case since', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address, external_id: '<a1@mail.example>' }));
    const { body: other } = await world.ben.post('/api/cases', {
      customer_id: (await world.caseOf(first!.case_id)).customer.id,
      subject: 'A call about something else',
    });
    const answer = world.mail({
      from_address,
      references: ['<a1@mail.example>'],
      in_reply_to: '<a1@mail.example>',
    });
    const taken = await world.take(answer);
    expect(taken!.case_id).toBe(first!.case_id);
    expect(taken!.case_id).not.toBe(other.id);
    expect((await world.caseOf(first!.case_id)).threads).toHaveLength(1);
  });

  test('someone else who names a message of the thread does not get into it', async () => {
    const victim = await world.take(
      world.mail({ from_address: someone(), external_id: '<secret@mail.example>' }),
    );
    const before = await world.caseOf(victim!.case_id);
    const references = ['<secret@mail.example>'];
    const forged = await world.take(
      world.mail({ from_address: 'eve@evil.example', references, in_reply_to: '<secret@mail.example>' }),
    );
    expect(forged!.case_id).not.toBe(victim!.case_id);
    const eves = await world.caseOf(forged!.case_id);
    expect(eves.customer.display_name).toBe('eve@evil.example');
    expect(eves.threads).toMatchObject([{ address: 'eve@evil.example' }]);
    expect(await world.messagesOf(victim!.case_id)).toHaveLength(1);
    expect(await world.caseOf(victim!.case_id)).toEqual(before);
  });

  test('a chat session of somebody else cannot be named either', async () => {
    const ana = await world.visitor();
    const eve = await world.visitor();
    const first = await world.take(world.chat(ana, 'hello'));
    const before = await world.caseOf(first!.case_id);
    const forged = await world.take(world.chat(eve, 'hello', { thread_key: world.sessionOf(ana) }));
    expect(forged!.case_id).not.toBe(first!.case_id);
    expect(await world.caseOf(first!.case_id)).toEqual(before);
  });

  test('a chat that begins with a greeting is called after what is said next', async () => {
    const visitor = await world.visitor();
    const first = await world.take(world.chat(visitor, 'hi'));
    expect(await world.caseOf(first!.case_id)).toMatchObject({ subject: 'hi' });
    await world.take(world.chat(visitor, "my code doesn't work"));
    await world.take(world.chat(visitor, 'it is SPRING20'));
    expect(await world.caseOf(first!.case_id)).toMatchObject({ subject: "my code doesn't work" });
    expect((await world.interactionsOf(first!.case_id)).map(({ type }) => type)).toContain('case.renamed');
  });

  test('an address that stands for nobody keeps its thread, and only that', async () => {
    const from_address = 'test@test.com';
    const first = await world.take(world.mail({ from_address, external_id: '<n1@mail.example>' }));
    const answer = await world.take(world.mail({ from_address, references: ['<n1@mail.example>'] }));
    const other = await world.take(world.mail({ from_address }));
    expect(answer!.case_id).toBe(first!.case_id);
    expect(other!.case_id).not.toBe(first!.case_id);
  });

  test('what is new in a mail is shown, and all of it is kept', async () => {
    const text = 'Thank you\n\n> How are you?';
    const taken = await world.take(world.mail({ from_address: someone(), text, text_new: 'Thank you' }));
    expect((await world.messagesOf(taken!.case_id))[0]).toMatchObject({
      text: 'Thank you',
      whole_text: text,
    });
  });

  test('a clock that runs ahead does not put a message above what comes later', async () => {
    const occurred_at = new Date(Date.now() + 86_400_000);
    const taken = await world.take(world.mail({ from_address: someone(), occurred_at }));
    const [message] = await world.messagesOf(taken!.case_id);
    expect(Date.parse(message.at)).toBeLessThanOrEqual(Date.now());
  });

  test('characters that the database cannot hold do not stop a message', async () => {
    const text = 'null \0 and half a \ud83d smile';
    const taken = await world.take(world.mail({ from_address: someone(), text, subject: 'A\0B' }));
    expect((await world.messagesOf(taken!.case_id))[0].text).toBe('null  and half a \ufffd smile');
  });
});

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
      addresses.map(async (address) => customerOfProfile(world.db, await profileOf(address))),
    );
    await world.ben.post(`/api/customers/${a}/merge`, { customer_id: b });
    const joined = await world.take(
      world.mail({ from_address: addresses[1], external_id: '<j1@mail.example>' }),
    );
    expect(joined!.case_id).toBe(first!.case_id);
    const split = await world.ben.post(`/api/customers/${a}/unmerge`, {
      profile_ids: [await profileOf(addresses[1])],
    });
    expect(split.status).toBe(200);
    const references = ['<j1@mail.example>'];
    const after = await world.take(world.mail({ from_address: addresses[1], references }));
    expect(after!.case_id).not.toBe(first!.case_id);
    expect(await caseCount(await profileOf(addresses[1]))).toBe(1);
  });
});

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
    expect(await caseCount(await profileOf(from_address))).toBe(0);
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

describe('proof of an address', () => {
  const verified = async (address: string) =>
    (
      await sql<{ verified: boolean }>`
        select verified from identities where kind = 'email' and value = ${address}`.execute(world.db)
    ).rows[0]!.verified;

  const answerOf = async (case_id: string) => {
    await world.answer(case_id, 'We look into it.');
    const { rows } = await sql<{ external_id: string }>`
      select external_id from messages where case_id = ${case_id} and direction = 'out'`.execute(world.db);
    return rows[0]!.external_id;
  };

  test('who answers our mail from the address it went to has proved that address', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address }));
    const ours = await answerOf(first!.case_id);
    expect(await verified(from_address)).toBe(false);
    await world.take(world.mail({ from_address, references: [ours], in_reply_to: ours }));
    expect(await verified(from_address)).toBe(true);
    expect((await world.caseOf(first!.case_id)).reply_options[0]).toMatchObject({ verified: true });
  });

  test('who answers it from another address has proved nothing', async () => {
    const first = await world.take(world.mail({ from_address: someone() }));
    const ours = await answerOf(first!.case_id);
    const other = someone();
    await world.take(world.mail({ from_address: other, references: [ours], in_reply_to: ours }));
    expect(await verified(other)).toBe(false);
  });

  test('naming a message of their own proves nothing', async () => {
    const from_address = someone();
    await world.take(world.mail({ from_address, external_id: '<own@mail.example>' }));
    await world.take(world.mail({ from_address, references: ['<own@mail.example>'] }));
    expect(await verified(from_address)).toBe(false);
  });
});
