import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailBytes, until } from '../server/modules/channels/mail-world.ts';
import { type ImapPeer, startImapPeer } from './peers/imap.ts';
import { type SmtpPeer, startSmtpPeer } from './peers/smtp.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let smtp: SmtpPeer;
let imap: ImapPeer;

beforeAll(async () => {
  [world, smtp, imap] = await Promise.all([
    startWorld(),
    startSmtpPeer({ user: 'support', password: 'right' }),
    startImapPeer(),
  ]);
});
afterAll(async () => {
  await world.stop();
  await Promise.all([smtp.stop(), imap.stop()]);
});

it('a customer’s mail becomes a case, is answered by mail, and the answer to that stays on the case', async () => {
  const mia = await world.as('mia');
  const ben = await world.as('ben');
  const made = await mia.post('/api/channel-accounts', {
    channel: 'email',
    name: 'Support',
    settings: {
      address: 'support@shop.example',
      smtp_host: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_security: 'none',
      smtp_user: 'support',
      smtp_password: 'right',
      imap_host: '127.0.0.1',
      imap_port: imap.port,
      imap_security: 'none',
    },
  });
  expect(made.status).toBe(200);
  const cases = async () => (await ben.get('/api/cases?view=all')).body.items;

  imap.deliver(mailBytes({ 'Message-ID': '<first@mail.example>', Subject: 'My code' }));
  await until(async () => (await cases()).length === 1, 'there is a case');
  const [opened] = await cases();
  expect(opened).toMatchObject({ subject: 'My code', state: 'open', channels: ['email'] });

  const { reply_options } = (await ben.get(`/api/cases/${opened.id}`)).body;
  const reply = { text: 'Try SAVE20.', reply_option: reply_options[0].key };
  expect(
    (await ben.post(`/api/cases/${opened.id}/messages`, reply, { 'idempotency-key': 'r1' })).status,
  ).toBe(201);
  await until(() => smtp.mails.length === 1, 'the answer was sent');
  const sent = await simpleParser(Buffer.from(smtp.mails[0]!.raw, 'latin1'));
  expect(smtp.mails[0]!.to).toEqual(['ana@mail.example']);
  expect({ in_reply_to: sent.inReplyTo, subject: sent.subject }).toEqual({
    in_reply_to: '<first@mail.example>',
    subject: 'Re: My code',
  });

  imap.deliver(
    mailBytes(
      {
        Subject: 'Re: My code',
        'In-Reply-To': sent.messageId!,
        References: `<first@mail.example> ${sent.messageId}`,
      },
      'Thank you!',
    ),
  );
  const messages = async () => (await ben.get(`/api/cases/${opened.id}/messages`)).body.items;
  await until(async () => (await messages()).length === 3, 'the answer is on the case');
  expect(
    (await messages()).map((one: { direction: string; text: string }) => [one.direction, one.text]),
  ).toEqual([
    ['in', 'My code does not work.'],
    ['out', 'Try SAVE20.'],
    ['in', 'Thank you!'],
  ]);
  expect(await cases()).toHaveLength(1);
  expect((await messages())[1].delivery).toMatchObject({ state: 'sent', error: null });
});
