import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startImapPeer } from '../../../../test/peers/imap.ts';
import { closedPort, startSilentPeer } from '../../../../test/peers/silent.ts';
import { startSmtpPeer } from '../../../../test/peers/smtp.ts';
import { tryAccount } from '../accounts/try-account.ts';
import { listInbound } from '../inbound/list-inbound.ts';
import { storeRaw } from '../inbound/store-raw.ts';
import { type MailWorld, startMailWorld } from '../mail-world.ts';
import { externalIdOf } from './mail-header.ts';

let world: MailWorld;
const peers: { stop: () => Promise<void> }[] = [];
const started = async <Peer extends { stop: () => Promise<void> }>(peer: Promise<Peer>): Promise<Peer> => {
  peers.push(await peer);
  return peer;
};

beforeAll(async () => {
  world = await startMailWorld();
});
afterAll(async () => {
  await world.stop();
  await Promise.all(peers.map((peer) => peer.stop()));
});

const login = { user: 'support', password: 'right' };
const check = (settings: Record<string, unknown>) =>
  tryAccount(world.kit, {
    channel: 'email',
    settings: { address: 'support@shop.example', timeout_seconds: 1, ...settings },
  });
const sending = (settings: Record<string, unknown>) =>
  check({
    smtp_host: '127.0.0.1',
    smtp_security: 'none',
    smtp_user: 'support',
    smtp_password: 'right',
    ...settings,
  });
const receiving = (settings: Record<string, unknown>) =>
  check({
    imap_host: '127.0.0.1',
    imap_security: 'none',
    imap_user: 'support',
    imap_password: 'right',
    ...settings,
  });
const failure = ({ ok, steps }: Awaited<ReturnType<typeof check>>) => {
  expect(ok).toBe(false);
  const wrong = steps.filter((step) => !step.ok);
  expect(wrong).toHaveLength(1);
  return wrong[0]!;
};

describe('trying out a mail account', () => {
  it('goes through every step when all is well, and its own mail is known again when it arrives', async () => {
    const [smtp, imap] = await Promise.all([started(startSmtpPeer(login)), started(startImapPeer())]);
    const { ok, steps } = await check({
      smtp_host: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_security: 'none',
      smtp_user: 'support',
      smtp_password: 'right',
      imap_host: 'localhost',
      imap_port: imap.port,
      imap_security: 'none',
    });
    expect(steps.map((step) => [step.name, step.ok])).toEqual([
      ['Sending: find the server', true],
      ['Sending: connect', true],
      ['Sending: greeting and encryption', true],
      ['Sending: login', true],
      ['Sending: a mail to itself', true],
      ['Receiving: find the server', true],
      ['Receiving: connect', true],
      ['Receiving: greeting and encryption', true],
      ['Receiving: login', true],
      ['Receiving: folder', true],
    ]);
    expect(ok).toBe(true);
    expect(smtp.mails).toHaveLength(1);
    const account = await world.account({});
    const raw = Buffer.from(smtp.mails[0]!.raw, 'latin1');
    await storeRaw(world.db, account.id, externalIdOf(raw), raw);
    // Anybody can write the header, but not sign it.
    const forged = Buffer.from(
      raw
        .toString('latin1')
        .replace(/(X-Tellonce-Check:\s*)\w{8}/, '$100000000')
        .replace(/Message-ID: </, 'Message-ID: <2'),
      'latin1',
    );
    await storeRaw(world.db, account.id, externalIdOf(forged), forged);
    await world.settle();
    const states = (await listInbound(world.db, {})).items.map((row) => row.state).sort();
    expect(states).toEqual(['ignored', 'understood']);
  });

  it('says that there is no such server', async () => {
    const step = failure(await sending({ smtp_host: 'no-such-host.invalid', smtp_port: 25 }));
    expect(step.name).toBe('Sending: find the server');
    expect(step.says).toMatch(/No server named "no-such-host.invalid"/);
  });

  it('says that nothing answers', async () => {
    const port = await closedPort();
    for (const result of [await sending({ smtp_port: port }), await receiving({ imap_port: port })]) {
      const step = failure(result);
      expect(step.name).toMatch(/: connect$/);
      expect(step.says).toMatch(/Nothing answers on 127.0.0.1 at port/);
    }
  });

  it('says that the server does not answer in time', async () => {
    const { port } = await started(startSilentPeer());
    for (const result of [await sending({ smtp_port: port }), await receiving({ imap_port: port })]) {
      expect(failure(result).says).toMatch(/did not answer within 1 seconds/);
    }
    // One that is never quiet for that long, and never comes to an end.
    const talking = await started(startSilentPeer('220 here\r\n', '250-and more\r\n'));
    expect(failure(await sending({ smtp_port: talking.port })).says).toMatch(
      /did not answer within 1 seconds/,
    );
  });

  it('says that the password is wrong', async () => {
    const [smtp, imap] = await Promise.all([started(startSmtpPeer(login)), started(startImapPeer())]);
    const results = [
      await sending({ smtp_port: smtp.port, smtp_password: 'wrong' }),
      await receiving({ imap_port: imap.port, imap_password: 'wrong' }),
    ];
    for (const step of results.map(failure)) {
      expect(step.name).toMatch(/: login$/);
      expect(step.says).toMatch(/did not accept the user name and password/);
      expect(step.says).not.toContain('wrong');
    }
  });

  it('says that the encryption does not fit the port', async () => {
    const [smtp, imap] = await Promise.all([started(startSmtpPeer(login)), started(startImapPeer())]);
    for (const result of [
      await sending({ smtp_port: smtp.port, smtp_security: 'tls' }),
      await receiving({ imap_port: imap.port, imap_security: 'tls' }),
    ]) {
      expect(failure(result)).toMatchObject({
        name: expect.stringMatching(/greeting and encryption$/),
        says: expect.stringMatching(/does not speak TLS from the start/),
      });
    }
    for (const result of [
      await sending({ smtp_port: smtp.port, smtp_security: 'starttls' }),
      await receiving({ imap_port: imap.port, imap_security: 'starttls' }),
    ]) {
      expect(failure(result).says).toMatch(/does not offer STARTTLS/);
    }
    const encrypted = await started(startSmtpPeer({ ...login, secure: true }));
    expect(failure(await sending({ smtp_port: encrypted.port })).says).toMatch(
      /encryption does not fit the port/,
    );
  });

  it('does not take any certificate, unless a person says so', async () => {
    const smtp = await started(startSmtpPeer({ ...login, secure: true }));
    const settings = { smtp_port: smtp.port, smtp_security: 'tls' };
    expect(failure(await sending(settings)).says).toMatch(/certificate of 127.0.0.1/);
    expect((await sending({ ...settings, check_certificates: false })).ok).toBe(true);
  });

  it('sends no password over a line that was to be encrypted and is not', async () => {
    const imap = await started(startImapPeer());
    await receiving({ imap_port: imap.port, imap_security: 'starttls' });
    expect(imap.commands.join()).not.toMatch(/LOGIN|AUTHENTICATE/);
  });

  it('says that the server does not take our mail', async () => {
    const smtp = await started(startSmtpPeer(login));
    smtp.moods.push('refuses the recipient');
    const step = failure(await sending({ smtp_port: smtp.port }));
    expect(step.name).toBe('Sending: a mail to itself');
    expect(step.says).toContain('550 5.1.1 No such user here');
  });
});
