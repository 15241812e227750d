import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, sql } from '../../db/index.ts';
import { storeRaw } from '../channels/index.ts';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

/** A mail as it lies in our mailbox. */
async function mailArrives(headers: Record<string, string>, text: string): Promise<void> {
  const id = `<${newId()}@mail.example>`;
  const lines = Object.entries({ To: 'support@shop.example', 'Message-ID': id, ...headers });
  const raw = `${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}\r\n`;
  await storeRaw(world.db, world.mailbox, id, Buffer.from(raw));
  await world.settle();
}

async function lastMailSent(): Promise<Map<string, string>> {
  const { rows } = await sql<{ raw: Buffer }>`
    select raw from caught_mails order by caught_at desc limit 1`.execute(world.db);
  const [head] = rows[0]!.raw
    .toString()
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n\r\n');
  return new Map(head!.split('\r\n').map((line) => line.split(/: (.*)/s) as [string, string]));
}

const onlyCase = async () => {
  const { body } = await world.ben.get('/api/cases?view=all');
  expect(body.items).toHaveLength(1);
  return world.caseOf(body.items[0].id);
};

test('one case from the chat to a mail and back: nobody says anything twice', async () => {
  const chat = `/chat/${world.chat_key}`;
  const session = (await world.stranger.post(`${chat}/sessions`, { anonymous_id: newId() })).body;
  const authorization = { authorization: `Bearer ${session.token}` };
  const say = (text: string) =>
    world.stranger.post(`${chat}/messages`, { client_id: newId(), text }, authorization);
  await say('hello');
  await say("my code doesn't work");
  await world.stranger.post(
    `${chat}/identity`,
    { email: 'ana@mail.example', name: 'Ana Weber' },
    authorization,
  );
  await world.settle();

  const opened = await onlyCase();
  expect(opened).toMatchObject({ subject: "my code doesn't work", state: 'open', channels: ['webchat'] });
  const option = opened.reply_options.find(({ channel }: { channel: string }) => channel === 'email');
  expect(option).toMatchObject({ address: 'ana@mail.example', verified: false });

  await world.answer(opened.id, 'Here is a new one: NEW20', { reply_option: option.key });
  await world.settle();
  const sent = await lastMailSent();
  expect(sent.get('To')).toBe('ana@mail.example');
  expect(sent.get('From')).toBe('"Ben (Support)" <support@shop.example>');
  expect(sent.get('Subject')).toBe("Your message: my code doesn't work");
  expect(sent.get('X-Tellonce-Case')).toBe(String(opened.number));
  expect((await world.messagesOf(opened.id)).at(-1).delivery).toMatchObject({ state: 'sent', error: null });

  await mailArrives(
    {
      From: 'Ana Weber <ana@mail.example>',
      Subject: `Re: ${sent.get('Subject')}`,
      'In-Reply-To': sent.get('Message-ID')!,
      References: sent.get('Message-ID')!,
    },
    'Thank you, it works!',
  );
  const answered = await onlyCase();
  expect(answered).toMatchObject({
    state: 'open',
    channels: ['webchat', 'email'],
    assignee: { name: 'Ben' },
    last_message: { preview: 'Thank you, it works!' },
  });
  expect(answered.reply_options[0]).toMatchObject({ channel: 'email', verified: true, suggested: true });
  expect(answered.threads).toHaveLength(2);

  await world.answer(answered.id, 'Gladly.');
  await world.settle();
  const second = await lastMailSent();
  expect(second.get('Subject')).toBe("Re: Your message: my code doesn't work");
  expect(second.get('References')).toContain(sent.get('Message-ID'));

  await say('and thanks for the drill');
  await world.settle();
  expect((await onlyCase()).id).toBe(opened.id);
  expect((await world.messagesOf(opened.id)).map(({ text }: { text: string }) => text)).toEqual([
    'hello',
    "my code doesn't work",
    'Here is a new one: NEW20',
    'Thank you, it works!',
    'Gladly.',
    'and thanks for the drill',
  ]);
});
