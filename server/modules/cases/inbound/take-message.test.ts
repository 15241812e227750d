import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaseWorld, someone, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

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
