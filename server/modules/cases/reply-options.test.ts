import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { type CaseWorld, someone, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

describe('a way to answer', () => {
  test('goes into the chat the customer wrote from, without a subject', async () => {
    const profile_id = await world.visitor();
    const taken = await world.take(world.chat(profile_id, "my code doesn't work"));
    const id = taken!.case_id;
    const { reply_options } = await world.caseOf(id);
    expect(reply_options).toEqual([
      expect.objectContaining({ channel: 'webchat', address: null, verified: true, suggested: true }),
    ]);
    await world.answer(id, 'Sorry about that.');
    const [sent] = await world.sentIn(id);
    expect(sent!.to_address).toBe(world.sessionOf(profile_id));
    expect(sent!.payload).toMatchObject({
      subject: null,
      thread_key: world.sessionOf(profile_id),
      references: [],
    });
  });

  test('by mail in a case that so far was chat begins a thread with a subject that says what it is about', async () => {
    const profile_id = await world.visitor();
    const address = someone();
    const taken = await world.take(world.chat(profile_id, "my code doesn't work"));
    const id = taken!.case_id;
    await world.claim(profile_id, address);
    const [chat, mail] = (await world.caseOf(id)).reply_options;
    expect(chat).toMatchObject({ channel: 'webchat', verified: true, suggested: true });
    expect(mail).toMatchObject({ channel: 'email', address, thread_id: null, verified: false });

    const answer = await world.answer(id, 'Here is a new one: NEW20', { reply_option: mail.key });
    expect(answer.status).toBe(201);
    const [sent] = await world.sentIn(id);
    expect(sent).toMatchObject({ to_address: address });
    expect(sent!.payload).toMatchObject({
      subject: "Your message: my code doesn't work",
      in_reply_to: null,
    });
    const replied = (await world.interactionsOf(id)).find(({ type }) => type === 'message.replied');
    expect(replied!.properties).toMatchObject({ to: address, claimed: true });
    expect(await world.caseOf(id)).toMatchObject({ channels: ['webchat', 'email'] });
  });

  test('in a chat whose visitor only says to be somebody we know is marked', async () => {
    const address = someone();
    const known = await world.take(world.mail({ from_address: address }));
    const profile_id = await world.visitor();
    await world.claim(profile_id, address);
    const taken = await world.take(world.chat(profile_id, 'What did I order?'));
    expect(taken!.case_id).toBe(known!.case_id);
    const option = (await world.caseOf(taken!.case_id)).reply_options.find(
      ({ channel }: { channel: string }) => channel === 'webchat',
    );
    expect(option).toMatchObject({ verified: false, suggested: true });
  });

  test('still goes out when the customer begins another thread while it is being written', async () => {
    const from_address = someone();
    const taken = await world.take(world.mail({ from_address }));
    const [chosen] = (await world.caseOf(taken!.case_id)).reply_options;
    await world.take(world.mail({ from_address, subject: 'One more thing' }));
    const offered = (await world.caseOf(taken!.case_id)).reply_options;
    expect(offered).toHaveLength(1);
    expect(offered[0].key).not.toBe(chosen.key);
    expect((await world.answer(taken!.case_id, 'Here.', { reply_option: chosen.key })).status).toBe(201);
  });

  test('cannot be sent any way that is not offered, nor empty, nor with files that are not there', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const id = taken!.case_id;
    const gone = await world.answer(id, 'Hello', { reply_option: `new:${world.mailbox}:eve@evil.example` });
    expect(gone).toMatchObject({ status: 422, body: { code: 'reply_option_gone' } });
    expect(await world.answer(id, ' \n ')).toMatchObject({ status: 400 });
    const file_ids = [world.people.ben.id];
    expect(await world.answer(id, 'Hello', { file_ids })).toMatchObject({
      status: 422,
      body: { code: 'file_not_found' },
    });
    expect(await world.sentIn(id)).toEqual([]);
    expect(await world.messagesOf(id)).toHaveLength(1);
  });

  test('by chat carries no file and no endless text: the agent is told, nothing is lost on the way', async () => {
    const taken = await world.take(world.chat(await world.visitor(), 'hello'));
    const id = taken!.case_id;
    const file_ids = [world.people.ben.id];
    expect(await world.answer(id, 'Here', { file_ids })).toMatchObject({
      status: 422,
      body: { code: 'files_not_possible' },
    });
    expect(await world.answer(id, 'x'.repeat(40_000))).toMatchObject({
      status: 422,
      body: { code: 'text_too_long' },
    });
    expect(await world.sentIn(id)).toEqual([]);
  });

  test('is not offered over an account that is switched off', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    await sql`update channel_accounts set enabled = false where id = ${world.mailbox}`.execute(world.db);
    expect((await world.caseOf(taken!.case_id)).reply_options).toEqual([]);
    await sql`update channel_accounts set enabled = true where id = ${world.mailbox}`.execute(world.db);
  });
});

describe('the suggested way to answer', () => {
  test('is where the customer spoke last', async () => {
    const profile_id = await world.visitor();
    const from_address = someone();
    const first = await world.take(world.chat(profile_id, 'hello'));
    await world.take(world.mail({ from_address, profile_id }));
    const suggested = async () =>
      (await world.caseOf(first!.case_id)).reply_options.find(
        (option: { suggested: boolean }) => option.suggested,
      );
    expect(await suggested()).toMatchObject({ channel: 'email', address: from_address });
    await world.take(world.chat(profile_id, 'or here'));
    expect(await suggested()).toMatchObject({ channel: 'webchat' });
  });
});
