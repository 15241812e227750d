import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { claimIdentity } from '../customers/index.ts';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

let customers = 0;
const someone = () => `reader-${++customers}@mail.example`;

async function sentIn(case_id: string) {
  const { rows } = await sql<{ to_address: string; account_id: string; payload: Record<string, unknown> }>`
    select to_address, account_id, payload from deliveries where case_id = ${case_id} order by id`.execute(
    world.db,
  );
  return rows;
}

/** What a visitor does who leaves an address in the chat. */
const claim = (profile_id: string, value: string) =>
  world.db
    .transaction()
    .execute((tx) =>
      claimIdentity(tx, { profile_id, kind: 'email', value, actor: { kind: 'customer', profile_id } }),
    );

describe('an answer', () => {
  test('goes out by mail in its thread, from the agent by name, with the text and nothing invented', async () => {
    const from_address = someone();
    const taken = await world.take(
      world.mail({ from_address, subject: 'Re: Re: My parcel', external_id: '<q1@mail.example>' }),
    );
    const id = taken!.case_id;
    const answer = await world.answer(id, 'It is on its way.');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      direction: 'out',
      channel: 'email',
      author: { kind: 'team_member', id: world.people.ben.id, name: 'Ben' },
      text: 'It is on its way.',
    });
    const [sent] = await sentIn(id);
    expect(sent).toMatchObject({ to_address: from_address, account_id: world.mailbox });
    expect(sent!.payload).toMatchObject({
      subject: 'Re: My parcel',
      text: 'It is on its way.',
      html: null,
      author_name: 'Ben',
      in_reply_to: '<q1@mail.example>',
      references: ['<q1@mail.example>'],
      thread_key: null,
    });
  });

  test('refers to all that was said in the thread, and answers the customer’s last message', async () => {
    const from_address = someone();
    const taken = await world.take(world.mail({ from_address, external_id: '<t1@mail.example>' }));
    const id = taken!.case_id;
    await world.answer(id, 'One moment.');
    await world.take(
      world.mail({ from_address, external_id: '<t2@mail.example>', references: ['<t1@mail.example>'] }),
    );
    await world.answer(id, 'Here it is.');
    const ours = await sql<{ external_id: string }>`
      select external_id from messages where case_id = ${id} and direction = 'out' order by id`.execute(
      world.db,
    );
    expect((await sentIn(id))[1]!.payload).toMatchObject({
      in_reply_to: '<t2@mail.example>',
      references: ['<t1@mail.example>', ours.rows[0]!.external_id, '<t2@mail.example>'],
    });
  });

  test('makes it the customer’s turn, and the case theirs who answered when it was nobody’s', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const id = taken!.case_id;
    await world.answer(id, 'It is on its way.');
    expect(await world.caseOf(id)).toMatchObject({
      state: 'waiting',
      waiting_since: null,
      assignee: { id: world.people.ben.id, name: 'Ben' },
    });
    const ada = await world.as('ada');
    const { reply_options } = await world.caseOf(id);
    await ada.post(`/api/cases/${id}/messages`, { text: 'And here.', reply_option: reply_options[0].key });
    expect(await world.caseOf(id)).toMatchObject({ assignee: { name: 'Ben' } });
    expect((await world.interactionsOf(id)).map(({ type, actor }) => `${type} ${actor}`)).toEqual(
      expect.arrayContaining([
        `message.replied team_member:${world.people.ben.id}`,
        `case.assigned team_member:${world.people.ben.id}`,
        `message.replied team_member:${world.people.ada.id}`,
      ]),
    );
  });

  test('goes into the chat the customer wrote from, without a subject', async () => {
    const profile_id = await world.visitor();
    const taken = await world.take(world.chat(profile_id, "my code doesn't work"));
    const id = taken!.case_id;
    const { reply_options } = await world.caseOf(id);
    expect(reply_options).toEqual([
      expect.objectContaining({ channel: 'webchat', address: null, verified: true, suggested: true }),
    ]);
    await world.answer(id, 'Sorry about that.');
    const [sent] = await sentIn(id);
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
    await claim(profile_id, address);
    const [chat, mail] = (await world.caseOf(id)).reply_options;
    expect(chat).toMatchObject({ channel: 'webchat', verified: true, suggested: true });
    expect(mail).toMatchObject({ channel: 'email', address, thread_id: null, verified: false });

    const answer = await world.answer(id, 'Here is a new one: NEW20', { reply_option: mail.key });
    expect(answer.status).toBe(201);
    const [sent] = await sentIn(id);
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
    await claim(profile_id, address);
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

  test('carries uploaded files', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const form = new FormData();
    form.append('file', new Blob(['invoice'], { type: 'text/plain' }), 'invoice.txt');
    const uploaded = await fetch(`${world.url}/api/files`, {
      method: 'POST',
      headers: { cookie: world.ben.cookie, origin: world.url },
      body: form,
    });
    const { id: file_id } = (await uploaded.json()) as { id: string };
    const answer = await world.answer(taken!.case_id, 'Attached.', { file_ids: [file_id] });
    expect(answer.body.attachments).toEqual([
      { id: file_id, name: 'invoice.txt', type: 'text/plain', size: 7, url: `/api/files/${file_id}` },
    ]);
    expect((await sentIn(taken!.case_id))[0]!.payload.attachments).toMatchObject([
      { file_id, name: 'invoice.txt' },
    ]);
  });

  test('under the same key is sent once, and another text under it is refused', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const id = taken!.case_id;
    const [option] = (await world.caseOf(id)).reply_options;
    const send = (text: string) =>
      world.ben.post(
        `/api/cases/${id}/messages`,
        { text, reply_option: option.key },
        { 'idempotency-key': 'k1' },
      );
    const first = await send('Hello');
    const again = await send('Hello');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.id).toBe(first.body.id);
    expect(await sentIn(id)).toHaveLength(1);
    expect(await send('Something else')).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  test('opens a resolved case again', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const { id, version } = await world.caseOf(taken!.case_id);
    await world.ben.patch(`/api/cases/${id}`, { state: 'resolved' }, { 'if-match': `${version}` });
    await world.answer(id, 'One more thing.');
    expect(await world.caseOf(id)).toMatchObject({ state: 'waiting' });
    expect((await world.interactionsOf(id)).map(({ type }) => type)).toContain('case.reopened');
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
    expect(await sentIn(id)).toEqual([]);
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
    expect(await sentIn(id)).toEqual([]);
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

describe('a note', () => {
  test('is for the team: it stands in the case, is never sent, and the customer waits as before', async () => {
    const taken = await world.take(world.mail({ from_address: someone() }));
    const id = taken!.case_id;
    const before = await world.caseOf(id);
    const note = await world.ben.post(
      `/api/cases/${id}/notes`,
      { text: 'Known fault' },
      { 'idempotency-key': 'n' },
    );
    const again = await world.ben.post(
      `/api/cases/${id}/notes`,
      { text: 'Known fault' },
      { 'idempotency-key': 'n' },
    );
    expect([note.status, again.status]).toEqual([201, 200]);
    expect(note.body).toMatchObject({
      direction: 'note',
      text: 'Known fault',
      author: { name: 'Ben' },
      delivery: null,
    });
    expect(await world.messagesOf(id)).toHaveLength(2);
    expect(await sentIn(id)).toEqual([]);
    const { state, waiting_since, last_message } = await world.caseOf(id);
    expect({ state, waiting_since, last_message }).toEqual({
      state: before.state,
      waiting_since: before.waiting_since,
      last_message: before.last_message,
    });
    expect((await world.interactionsOf(id)).at(-1)).toMatchObject({
      type: 'case.noted',
      properties: { preview: 'Known fault', author_name: 'Ben' },
    });
  });
});
