import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../db/index.ts';
import { type CaseWorld, someone, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

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
    const [sent] = await world.sentIn(id);
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
    expect((await world.sentIn(id))[1]!.payload).toMatchObject({
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
    expect((await world.sentIn(taken!.case_id))[0]!.payload.attachments).toMatchObject([
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
    expect(await world.sentIn(id)).toHaveLength(1);
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
});
