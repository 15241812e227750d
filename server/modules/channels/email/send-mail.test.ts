import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closedPort, startSilentPeer } from '../../../../test/peers/silent.ts';
import { type SmtpPeer, startSmtpPeer } from '../../../../test/peers/smtp.ts';
import { newId, sql } from '../../../db/index.ts';
import { saveFile } from '../../../files/index.ts';
import { accountsById } from '../accounts/accounts.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { removeAccount } from '../accounts/remove-account.ts';
import { deliveriesOf } from '../deliveries/deliveries-of.ts';
import { type NewDelivery, queueDelivery } from '../deliveries/queue-delivery.ts';
import { retryDelivery } from '../deliveries/retry-delivery.ts';
import { type MailWorld, PROFILE, SYSTEM, startMailWorld, until } from '../mail-world.ts';
import type { Account } from '../types.ts';
import { caughtMails } from './caught-mails.ts';
import type { EmailSettings } from './settings.ts';

let world: MailWorld;
let smtp: SmtpPeer;

beforeEach(async () => {
  smtp = await startSmtpPeer({ user: 'support', password: 'right' });
  world = await startMailWorld();
});
afterEach(async () => {
  await world.stop();
  await smtp.stop();
});

const sender = (settings: Partial<EmailSettings> = {}, name?: string) =>
  world.account(
    {
      kind: 'mailbox',
      from_name: 'The Shop',
      smtp_host: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_security: 'none',
      smtp_user: 'support',
      smtp_password: 'right',
      timeout_seconds: 1,
      ...settings,
    },
    name,
  );

async function queue(account: Account, given: Partial<NewDelivery> = {}) {
  const message_id = newId();
  const delivery = {
    account_id: account.id,
    profile_id: PROFILE,
    message_id,
    case_id: newId(),
    to_address: 'ana@mail.example',
    idempotency_key: message_id,
    payload: { subject: 'Your code', text: 'Here it is.' },
    ...given,
  };
  const queued = await world.db.transaction().execute((tx) => queueDelivery(tx, delivery));
  return { ...queued, message_id };
}

type Queued = { id: string; message_id: string };
const standing = async ({ message_id }: Queued) =>
  (await deliveriesOf(world.db, [message_id])).get(message_id)!;
const is = (queued: Queued, state: string) =>
  until(async () => (await standing(queued)).state === state, `it is ${state}`);
const logged = async ({ id }: Queued) => {
  const { rows } = await sql<{ type: string; properties: { error?: string } }>`
    select type, properties from interactions where properties ->> 'delivery_id' = ${id} order by occurred_at`.execute(
    world.db,
  );
  return rows.map(({ type }) => type);
};
const shown = async ({ id }: Account) => (await accountsById(world.db, [id])).get(id)!;
const hurryUntil = (holds: () => Promise<boolean>, what: string) =>
  until(
    async () => {
      if (await holds()) return true;
      await world.hurry();
      return false;
    },
    what,
    25_000,
  );

describe('a mail of ours', () => {
  it('says what was written, in text and in plain HTML, in its thread, with its files', async () => {
    const account = await sender();
    const file = await world.db.transaction().execute((tx) =>
      saveFile(world.kit, tx, {
        name: 'rechnung ü.pdf',
        type: 'application/pdf',
        created_by: 'x',
        bytes: Buffer.from('%PDF'),
      }),
    );
    const queued = await queue(account, {
      payload: {
        subject: 'Re: Your code – “äöü”',
        text: 'Hello Ana,\nsee https://shop.example/?a=1&b=<2>.\n\nBen',
        author_name: 'Ben',
        attachments: [
          { file_id: file.id, name: file.name, type: file.type, size: file.size, content_id: null },
        ],
        in_reply_to: '<2@mail.example>',
        references: ['<1@mail.example>', '<2@mail.example>'],
      },
    });
    await is(queued, 'sent');
    expect(smtp.mails).toHaveLength(1);
    const [{ from, to, raw, user }] = smtp.mails as [(typeof smtp.mails)[0]];
    expect({ from, to, user }).toEqual({
      from: 'support@shop.example',
      to: ['ana@mail.example'],
      user: 'support',
    });
    const mail = await simpleParser(Buffer.from(raw, 'latin1'));
    expect(mail.messageId).toBe(queued.external_id);
    expect(mail.from?.value).toEqual([{ name: 'Ben (The Shop)', address: 'support@shop.example' }]);
    expect(mail.subject).toBe('Re: Your code – “äöü”');
    expect(mail.inReplyTo).toBe('<2@mail.example>');
    expect(mail.references).toEqual(['<1@mail.example>', '<2@mail.example>']);
    expect(mail.text).toContain('Hello Ana,\nsee https://shop.example/?a=1&b=<2>.');
    expect(mail.html).toContain(
      '<a href="https://shop.example/?a=1&amp;b=">https://shop.example/?a=1&amp;b=</a>&lt;2&gt;.',
    );
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['rechnung ü.pdf', '%PDF'],
    ]);
    expect(await logged(queued)).toEqual(['message.sent']);
  });

  it('has an id that nobody can guess, and goes out once however often it is asked for', async () => {
    const account = await sender();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => queue(account, { idempotency_key: 'one' })),
    );
    expect(new Set(asked.map((one) => one.external_id)).size).toBe(1);
    expect(asked[0]!.external_id).toMatch(/^<[0-9a-f-]{36}@shop\.example>$/);
    await world.settle();
    expect(smtp.mails).toHaveLength(1);
  });

  it('goes to one person only, whatever the address says', async () => {
    const account = await sender();
    const queued = await queue(account, { to_address: 'ana@mail.example, eve@evil.example' });
    await is(queued, 'failed');
    const injected = await queue(account, { to_address: 'ana@mail.example>\r\nRCPT TO:<eve@evil.example' });
    await is(injected, 'failed');
    expect(smtp.mails).toHaveLength(0);
  });

  it('cannot get a header line by its subject', async () => {
    const queued = await queue(await sender(), {
      payload: { subject: 'x\r\nBcc: eve@evil.example', text: 'y' },
    });
    await is(queued, 'sent');
    expect(smtp.mails[0]!.to).toEqual(['ana@mail.example']);
    expect(smtp.mails[0]!.raw).not.toMatch(/^Bcc:/m);
  });

  it('each goes out once, with two processes sending', async () => {
    const account = await sender();
    const second = world.work();
    const queued = await Promise.all(Array.from({ length: 30 }, () => queue(account)));
    await world.settle();
    await second.stop();
    const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
    expect(ids.sort()).toEqual(queued.map((one) => one.external_id).sort());
  });
});

describe('when the server', () => {
  it.each([
    ['puts off', '4.7.1 Greylisted'],
    ['puts the mail off', '4.3.1 No room'],
  ] as const)('%s, it is tried later', async (mood, says) => {
    smtp.moods.push(mood, mood);
    const queued = await queue(await sender());
    await until(async () => (await standing(queued)).error !== null, 'it was put off');
    expect(await standing(queued)).toMatchObject({ state: 'queued', error: expect.stringContaining(says) });
    await hurryUntil(async () => (await standing(queued)).state === 'sent', 'it is sent');
    expect(smtp.mails).toHaveLength(1);
    expect((await standing(queued)).error).toBeNull();
    expect(await logged(queued)).toEqual(['message.sent']);
  });

  it.each([
    ['refuses the recipient', '550 5.1.1 No such user here'],
    ['refuses the mail', '550 5.7.1 Looks like spam'],
  ] as const)('%s, it has failed with the server’s words, and a person can try again', async (mood, says) => {
    smtp.moods.push(mood);
    const queued = await queue(await sender());
    await is(queued, 'failed');
    expect((await standing(queued)).error).toContain(says);
    expect(await logged(queued)).toEqual(['message.failed']);
    await world.db.transaction().execute((tx) => retryDelivery(tx, SYSTEM, { id: queued.id }));
    await is(queued, 'sent');
    expect(await logged(queued)).toEqual(['message.failed', 'message.sent']);
  });

  it.each(['dies in the mail', 'closes'] as const)('%s, it is sent again, once', async (mood) => {
    smtp.moods.push(mood);
    const queued = await queue(await sender());
    await until(async () => (await standing(queued)).error !== null, 'the first try has failed');
    await hurryUntil(async () => (await standing(queued)).state === 'sent', 'it is sent');
    expect(smtp.mails).toHaveLength(1);
  });

  it.each(['dies after the mail', 'hangs after the mail'] as const)(
    '%s, it comes again as the same mail, for its receiver to tell',
    async (mood) => {
      smtp.moods.push(mood);
      const queued = await queue(await sender());
      await until(async () => (await standing(queued)).error !== null, 'the first try has failed');
      await hurryUntil(async () => (await standing(queued)).state === 'sent', 'it is sent');
      const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
      expect(ids).toEqual([queued.external_id, queued.external_id]);
      expect(await logged(queued)).toEqual(['message.sent']);
    },
  );

  it('is not there, all of the account’s mails wait, and another account’s do not', async () => {
    const port = await closedPort();
    const dead = await sender({ smtp_port: port });
    const alive = await sender({ address: 'sales@shop.example' }, 'Sales');
    const waiting = await Promise.all(Array.from({ length: 10 }, () => queue(dead)));
    await until(async () => (await shown(dead)).state === 'error', 'the account shows it');
    expect((await shown(dead)).last_error).toMatch(/Nothing answers on 127.0.0.1/);
    const queued = await queue(alive);
    await is(queued, 'sent');
    const tried = await Promise.all(waiting.map(standing));
    // Four are tried at a time; the rest is not sent into the same wall.
    expect(tried.filter((one) => one.attempts > 0).length).toBeLessThanOrEqual(4);
    const late = await startSmtpPeer({ user: 'support', password: 'right', port });
    await world.db.transaction().execute((tx) => changeAccount(world.kit, tx, SYSTEM, { id: dead.id }));
    await hurryUntil(async () => late.mails.length === 10, 'all are sent');
    expect((await shown(dead)).last_error).toBeNull();
    await late.stop();
  });

  it('never answers, it is given up in time', async () => {
    const silent = await startSilentPeer();
    const account = await sender({ smtp_port: silent.port });
    const queued = await queue(account);
    await until(async () => (await standing(queued)).error !== null, 'it was given up');
    expect((await standing(queued)).error).toMatch(/did not answer within 1 seconds/);
    await silent.stop();
  });

  it('does not let us in, the account shows it, and nothing fails for it', async () => {
    const account = await sender({ smtp_password: 'wrong' });
    const queued = await queue(account);
    await until(async () => (await shown(account)).state === 'error', 'the account shows it');
    expect((await shown(account)).last_error).toMatch(/did not accept the user name and password/);
    expect((await standing(queued)).state).toBe('queued');
    const change = { id: account.id, settings: { smtp_password: 'right' } };
    await world.db.transaction().execute((tx) => changeAccount(world.kit, tx, SYSTEM, change));
    await is(queued, 'sent');
  });
});

describe('when we ourselves', () => {
  it('die while sending, another process sends it under the same id', async () => {
    const queued = await queue(await sender());
    await is(queued, 'sent');
    // As a process leaves it that died between the server's "taken" and our own note of it.
    await sql`update deliveries set state = 'sending', sent_at = null, lease_owner = ${newId()},
      lease_until = now() - interval '1 second' where id = ${queued.id}`.execute(world.db);
    await hurryUntil(async () => (await standing(queued)).state === 'sent', 'it is sent again');
    const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
    expect(ids).toEqual([queued.external_id, queued.external_id]);
  });

  it('remove the account, what waits has failed and says why', async () => {
    const account = await sender({ smtp_port: await closedPort() });
    const queued = await queue(account);
    await until(async () => (await standing(queued)).error !== null, 'it waits');
    await world.db.transaction().execute((tx) => removeAccount(tx, SYSTEM, { id: account.id }));
    await is(queued, 'failed');
    expect((await standing(queued)).error).toMatch(/account.*was removed/);
    expect(await logged(queued)).toEqual(['message.failed']);
  });

  it('try things out, the catcher keeps the mail and sends nothing', async () => {
    const queued = await queue(await world.account({ kind: 'catcher' }));
    await is(queued, 'sent');
    expect(smtp.mails).toHaveLength(0);
    expect(await caughtMails(world.db)).toMatchObject([
      {
        external_id: queued.external_id,
        to_address: 'ana@mail.example',
        subject: 'Your code',
        text: 'Here it is.',
      },
    ]);
  });
});
