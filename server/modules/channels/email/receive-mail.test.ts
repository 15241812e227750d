import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImapPeer, startImapPeer } from '../../../../test/peers/imap.ts';
import { closedPort } from '../../../../test/peers/silent.ts';
import { sql } from '../../../db/index.ts';
import { accountsById } from '../accounts/accounts.ts';
import { changeAccount } from '../accounts/change-account.ts';
import { type MailWorld, mailBytes, SYSTEM, startMailWorld, until } from '../mail-world.ts';
import type { Account } from '../types.ts';
import type { EmailSettings } from './settings.ts';

let world: MailWorld;
let imap: ImapPeer;

beforeEach(async () => {
  imap = await startImapPeer();
  world = await startMailWorld();
});
afterEach(async () => {
  await world.stop();
  await imap.stop();
});

const mailbox = (settings: Partial<EmailSettings> = {}) =>
  world.account({
    kind: 'mailbox',
    imap_host: '127.0.0.1',
    imap_port: imap.port,
    imap_security: 'none',
    imap_user: 'support',
    imap_password: 'right',
    timeout_seconds: 1,
    ...settings,
  });
const mail = (n: number) => mailBytes({ 'Message-ID': `<${n}@mail.example>` }, `Mail ${n}`);
const idsOf = (...numbers: number[]) => numbers.map((n) => `<${n}@mail.example>`);
const taken = async () => (await world.taken()).map((message) => message.external_id).sort();
const haveTaken = (...numbers: number[]) =>
  until(async () => (await taken()).length >= numbers.length, `mails ${numbers} are taken`);
const shown = async ({ id }: Account) => (await accountsById(world.db, [id])).get(id)!;
// Every try of an account begins at once: its back-off is the product's, not this test's to wait for.
const again = (account: Account) =>
  world.db.transaction().execute((tx) => changeAccount(world.kit, tx, SYSTEM, { id: account.id }));
const tryUntil = (account: Account, holds: () => Promise<boolean>, what: string) =>
  until(async () => {
    if (await holds()) return true;
    await again(account);
    await sleep(300);
    return holds();
  }, what);

describe('a mailbox', () => {
  it('is read from some days back when it is new, then each mail the moment it comes', async () => {
    imap.deliver(mail(1), new Date(Date.now() - 10 * 24 * 3600 * 1000));
    imap.deliver(mail(2));
    const account = await mailbox();
    await haveTaken(2);
    const begun = Date.now();
    imap.deliver(mail(3));
    await haveTaken(2, 3);
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(await taken()).toEqual(idsOf(2, 3));
    expect(await shown(account)).toMatchObject({ state: 'ok', last_error: null });
  });

  it('is left as it is: nothing is marked, moved or deleted', async () => {
    imap.deliver(mail(1));
    await mailbox();
    await haveTaken(1);
    expect(imap.commands.join('\n')).not.toMatch(/STORE|EXPUNGE|MOVE|COPY|DELETE|SELECT|BODY\[/);
  });

  it('is read on where it was left, though the server breaks the line again and again', async () => {
    const account = await mailbox({ import_days: 0 });
    await until(async () => (await shown(account)).state === 'ok', 'it works');
    for (const n of [1, 2, 3, 4]) {
      imap.deliver(mail(n));
      imap.cut();
      await tryUntil(account, async () => (await taken()).length >= n, `mail ${n} is taken`);
    }
    expect(await taken()).toEqual(idsOf(1, 2, 3, 4));
    const fetched = imap.commands.filter((line) => /BODY.PEEK/.test(line));
    expect(new Set(fetched).size).toBe(fetched.length);
  });

  it('is not fetched again when there is nothing new in it', async () => {
    const account = await mailbox();
    imap.deliver(mail(1));
    await haveTaken(1);
    const logins = () => imap.commands.filter((line) => /^LOGIN/.test(line)).length;
    const before = logins();
    imap.cut();
    await tryUntil(account, async () => logins() > before, 'it is read anew');
    await until(() => /IDLE/.test(imap.commands.at(-1) ?? ''), 'it was looked through');
    expect(imap.commands.filter((line) => /BODY.PEEK/.test(line))).toHaveLength(1);
  });

  it('loses nothing and takes nothing twice when the line breaks in the middle of a mail', async () => {
    for (const n of [1, 2, 3]) imap.deliver(mail(n));
    imap.mood = { dies: 'fetch' };
    const account = await mailbox();
    await until(async () => (await shown(account)).state === 'error', 'the account shows it');
    expect((await shown(account)).last_error).toMatch(/closed the connection/);
    expect(await taken()).toEqual([]);
    imap.mood = {};
    await tryUntil(account, async () => (await taken()).length === 3, 'all are taken');
    expect(await taken()).toEqual(idsOf(1, 2, 3));
    expect((await shown(account)).last_error).toBeNull();
  });

  /** Lets something happen to the mailbox while its first mail is being stored. */
  const whileStoring = (happens: () => Promise<void>) =>
    world.db.transaction().execute(async (tx) => {
      await sql`lock table raw_inbound in exclusive mode`.execute(tx);
      const account = await mailbox();
      const waiting = sql`select from pg_stat_activity where wait_event = 'relation'
        and query like '%insert into raw_inbound%' and datname = current_database()`;
      await until(async () => (await waiting.execute(world.db)).rows.length > 0, 'it is to be stored');
      await happens();
      return account;
    });

  it('loses nothing when the line breaks while one of several mails is being stored', async () => {
    for (const n of [1, 2, 3]) imap.deliver(mail(n));
    const account = await whileStoring(async () => {
      imap.cut();
      // Until our side has noticed.
      await sleep(200);
    });
    await tryUntil(account, async () => (await taken()).length === 3, 'all are taken');
    expect(await taken()).toEqual(idsOf(1, 2, 3));
  });

  it('is read on when a mail is deleted before it could be fetched', async () => {
    for (const n of [1, 2, 3]) imap.deliver(mail(n));
    const account = await whileStoring(async () => {
      imap.box.mails = imap.box.mails.filter(({ uid }) => uid !== 2);
    });
    await haveTaken(1, 3);
    expect(await taken()).toEqual(idsOf(1, 3));
    expect(await shown(account)).toMatchObject({ state: 'ok', last_error: null });
    expect(imap.commands.filter((line) => /^LOGIN/.test(line))).toHaveLength(1);
  });

  const points = ['greeting', 'login', 'select', 'search', 'list', 'fetch'] as const;
  const servers = [
    ...points.map((point) => ['hangs', point, /did not answer within 1 seconds/] as const),
    ...points.map((point) => ['dies', point, /closed the connection/] as const),
    ...points.map((point) => ['refuses', point, /Too busy, come back later|could not search/] as const),
  ];
  it.each(servers)(
    'whose server %s at the %s is given up in time, shown, and read when it answers again',
    async (how, point, says) => {
      imap.deliver(mail(1));
      imap.mood = { [how]: point };
      const account = await mailbox();
      await until(async () => (await shown(account)).state === 'error', 'the account shows it');
      expect((await shown(account)).last_error).toMatch(says);
      expect(await taken()).toEqual([]);
      imap.mood = {};
      await tryUntil(account, async () => (await taken()).length === 1, 'it is taken');
      await until(async () => (await shown(account)).state === 'ok', 'the account shows that too');
    },
  );

  it('says so when the password is wrong, and works once it is right', async () => {
    const account = await mailbox({ imap_password: 'wrong' });
    await until(async () => (await shown(account)).state === 'error', 'the account shows it');
    expect((await shown(account)).last_error).toMatch(
      /did not accept the user name and password.*Invalid credentials/,
    );
    imap.deliver(mail(1));
    const change = { id: account.id, settings: { imap_password: 'right' } };
    await world.db.transaction().execute((tx) => changeAccount(world.kit, tx, SYSTEM, change));
    await haveTaken(1);
  });

  it('whose server refuses the password is not asked again soon: it might lock the account', async () => {
    const breaking = await startImapPeer();
    breaking.mood = { dies: 'login' };
    const logins = (peer: ImapPeer) => peer.commands.filter((line) => /^LOGIN/.test(line)).length;
    await mailbox({ imap_password: 'wrong' });
    await until(() => logins(imap) === 1, 'the wrong password was tried');
    await mailbox({ address: 'sales@shop.example', imap_port: breaking.port });
    await until(() => logins(breaking) === 3, 'the other one was tried again and again');
    expect(logins(imap)).toBe(1);
    await breaking.stop();
  });

  it('whose server cannot look at passwords just now is asked again soon, and none is called wrong', async () => {
    imap.mood = { refuses: 'login' };
    const account = await mailbox();
    const logins = () => imap.commands.filter((line) => /^LOGIN/.test(line)).length;
    await until(() => logins() >= 2, 'it was asked again');
    const { last_error } = await shown(account);
    expect(last_error).toMatch(/Too busy/);
    expect(last_error).not.toMatch(/password/);
  });

  it('says so when nothing answers', async () => {
    const account = await mailbox({ imap_port: await closedPort() });
    await until(async () => (await shown(account)).state === 'error', 'the account shows it');
    expect((await shown(account)).last_error).toMatch(/Nothing answers on 127.0.0.1/);
  });

  it('is read anew when its numbering began anew, and what is known is not taken again', async () => {
    for (const n of [1, 2]) imap.deliver(mail(n));
    const account = await mailbox();
    await haveTaken(1, 2);
    // The server was restored: one of the mails and a new one, numbered from 1 again.
    imap.box.uidvalidity = 99;
    imap.box.uidnext = 1;
    imap.box.mails = [];
    for (const n of [2, 3]) imap.deliver(mail(n));
    imap.cut();
    await tryUntil(account, async () => (await taken()).length >= 3, 'the new one is taken');
    expect(await taken()).toEqual(idsOf(1, 2, 3));
  });

  it('is read by one process at a time, and by another when that one is gone', async () => {
    const second = world.work();
    const third = world.work();
    const account = await mailbox({ import_days: 0 });
    await until(async () => (await shown(account)).state === 'ok', 'it works');
    for (let n = 1; n <= 5; n += 1) {
      imap.deliver(mail(n));
      expect(imap.open()).toBe(1);
    }
    await haveTaken(1, 2, 3, 4, 5);
    // Whichever had it: after this the first one has it, without waiting for a lease to run out.
    await Promise.all([second.stop(), third.stop()]);
    imap.deliver(mail(6));
    await tryUntil(account, async () => (await taken()).length === 6, 'the sixth is taken');
    expect(imap.open()).toBe(1);
  });

  it('is not passed over when a mail cannot be stored', async () => {
    // A sequence counts what was refused: it is not undone with the transaction.
    await sql
      .raw(`create sequence refused;
      create function refuse() returns trigger language plpgsql as
        $$ begin perform nextval('refused'); raise 'the disk is full'; end $$;
      create trigger refuse before insert on raw_inbound for each row execute function refuse()`)
      .execute(world.db);
    const refused = async () =>
      (await sql<{ is_called: boolean }>`select is_called from refused`.execute(world.db)).rows[0]!.is_called;
    imap.deliver(mail(1));
    const account = await mailbox();
    await until(refused, 'it could not be stored');
    await sql`drop trigger refuse on raw_inbound`.execute(world.db);
    await tryUntil(account, async () => (await taken()).length === 1, 'it is taken');
    // The database's trouble is not shown as the mailbox's.
    expect((await shown(account)).last_error).toBeNull();
  });

  it('with a mail in it that is too large to be taken over has its header taken, and the place where it lies', async () => {
    const filling = Buffer.alloc(51 * 1024 * 1024, 'seventy letters a line, as the base64 of a film has\r\n');
    imap.deliver(Buffer.concat([mail(1), filling]));
    await mailbox();
    await haveTaken(1);
    const [message] = await world.taken();
    expect(message).toMatchObject({ external_id: idsOf(1)[0], from: { value: 'ana@mail.example' } });
    expect(message!.text).toMatch(/^This mail has 51 MB.*It can be read in the mailbox itself\.$/);
  });

  it('is left alone when it is switched off or removed', async () => {
    const account = await mailbox();
    await until(() => imap.open() === 1, 'it is read');
    await world.db
      .transaction()
      .execute((tx) => changeAccount(world.kit, tx, SYSTEM, { id: account.id, enabled: false }));
    await until(() => imap.open() === 0, 'it is no longer read');
  });

  it('on a server without IDLE is looked at now and then', async () => {
    imap.mood = { idle: false };
    await mailbox({ import_days: 0 });
    await until(() => imap.commands.some((line) => /UID FETCH/.test(line)), 'it was looked at once');
    imap.deliver(mail(1));
    await until(async () => (await taken()).length === 1, 'it is taken', 25_000);
  });
});
