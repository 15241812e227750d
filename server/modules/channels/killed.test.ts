import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startImapPeer } from '../../../test/peers/imap.ts';
import { startSmtpPeer } from '../../../test/peers/smtp.ts';
import { newId, sql } from '../../db/index.ts';
import { queueDelivery } from './deliveries/queue-delivery.ts';
import { externalIdOf } from './email/mail-header.ts';
import { storeRaw } from './inbound/store-raw.ts';
import { type MailWorld, mailBytes, PROFILE, startMailWorld, until } from './mail-world.ts';

let world: MailWorld;
let killed: ChildProcess;

beforeEach(async () => {
  world = await startMailWorld({ work: false });
  const { DATA_DIR, SECRET } = world.kit.config;
  killed = fork(path.join(import.meta.dirname, 'testing', 'worker-process.ts'), {
    env: { ...process.env, DATABASE_URL: world.database_url, DATA_DIR, SECRET },
    execArgv: [],
  });
});
afterEach(async () => {
  killed.kill('SIGKILL');
  await world.stop();
});

async function kill(): Promise<void> {
  killed.kill('SIGKILL');
  await once(killed, 'exit');
}

it('a process that is killed while it takes a message loses nothing of it, and nothing is taken twice', async () => {
  const account = await world.account({});
  const taking = once(killed, 'message');
  const raw = mailBytes();
  await storeRaw(world.db, account.id, externalIdOf(raw), raw);
  await taking;
  await kill();
  expect(await world.taken()).toHaveLength(0);
  world.work();
  await until(async () => (await world.taken()).length > 0, 'another process takes it');
  await world.settle();
  expect((await world.taken()).map((message) => message.external_id)).toEqual([externalIdOf(raw)]);
});

it('a process that is killed while it sends leaves its mail to another, under the same id', async () => {
  const smtp = await startSmtpPeer();
  const settings = {
    kind: 'mailbox',
    smtp_host: '127.0.0.1',
    smtp_port: smtp.port,
    smtp_security: 'none',
  } as const;
  const account = await world.account(settings);
  smtp.moods.push('hangs after the mail');
  const { external_id } = await world.db.transaction().execute((tx) =>
    queueDelivery(tx, {
      account_id: account.id,
      profile_id: PROFILE,
      to_address: 'ana@mail.example',
      idempotency_key: newId(),
      payload: { text: 'Hello' },
    }),
  );
  await until(() => smtp.mails.length === 1, 'the server has it');
  await kill();
  // The lease need not be waited for.
  await sql`update deliveries set lease_until = now()`.execute(world.db);
  world.work();
  await until(() => smtp.mails.length === 2, 'it was sent again');
  await world.settle();
  const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]?.trim());
  expect(ids).toEqual([external_id, external_id]);
  const { rows } = await sql`select type from interactions`.execute(world.db);
  expect(rows).toEqual([{ type: 'message.sent' }]);
  await smtp.stop();
});

it('a process that is killed while it reads a mailbox leaves it to another', async () => {
  const imap = await startImapPeer();
  imap.mood = { hangs: 'fetch' };
  imap.deliver(mailBytes({ 'Message-ID': '<1@mail.example>' }));
  await world.account({
    kind: 'mailbox',
    imap_host: '127.0.0.1',
    imap_port: imap.port,
    imap_security: 'none',
    imap_user: 'support',
    imap_password: 'right',
  });
  await until(() => imap.commands.some((line) => /BODY.PEEK/.test(line)), 'it is being read');
  await kill();
  imap.mood = {};
  await sql`update channel_accounts set lease_until = now()`.execute(world.db);
  world.work();
  await until(async () => (await world.taken()).length === 1, 'it is taken');
  await imap.stop();
});
