import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startImapPeer } from '../../../../test/peers/imap.ts';
import { startSmtpPeer } from '../../../../test/peers/smtp.ts';
import { type Client, startWorld, type World } from '../../../../test/world.ts';
import { sql } from '../../../db/index.ts';
import { mailBytes } from '../mail-world.ts';
import { openSecrets, SecretsLost, sealSecrets } from './secrets.ts';

let world: World;
let mia: Client;
let ben: Client;

beforeAll(async () => {
  world = await startWorld();
  mia = await world.as('mia');
  ben = await world.as('ben');
});
afterAll(() => world.stop());

let count = 0;
const catcher = (settings: Record<string, unknown> = {}) => {
  count += 1;
  return {
    channel: 'email',
    name: `Mail ${count}`,
    settings: { kind: 'catcher', address: `a${count}@shop.example`, ...settings },
  };
};

describe('the secrets of an account', () => {
  const kit = { config: world_config('one secret that is long enough to be one') };
  const secrets = { smtp_password: 'pässword' };

  it('are sealed so that only this account and this server open them', () => {
    const sealed = sealSecrets(kit, 'account-1', secrets);
    expect(openSecrets(kit, 'account-1', sealed)).toEqual(secrets);
    expect(sealed.includes(Buffer.from('pässword'))).toBe(false);
    expect(sealSecrets(kit, 'account-1', secrets).equals(sealed)).toBe(false);
    const other = { config: world_config('another secret that is long enough too') };
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(() => openSecrets(kit, 'account-2', sealed)).toThrow(SecretsLost);
    expect(() => openSecrets(other, 'account-1', sealed)).toThrow(SecretsLost);
    expect(() => openSecrets(kit, 'account-1', changed)).toThrow(SecretsLost);
    expect(() => openSecrets(kit, 'account-1', sealed.subarray(0, 20))).toThrow(SecretsLost);
  });

  it('are never given out again, and are not in the table as they are', async () => {
    const { body } = await mia.post('/api/channel-accounts', catcher({ smtp_password: 'hunter2-secret' }));
    expect(body.stored_secrets).toEqual(['smtp_password']);
    const list = await mia.get('/api/channel-accounts');
    expect(JSON.stringify([body, list.body])).not.toContain('hunter2-secret');
    const { rows } = await sql<{
      row: string;
    }>`select to_jsonb(a)::text as row from channel_accounts a`.execute(world.db);
    const audit = await sql<{ row: string }>`select to_jsonb(a)::text as row from audit_entries a`.execute(
      world.db,
    );
    expect(JSON.stringify([rows, audit.rows])).not.toMatch(/hunter2|68756e746572/);
  });

  it('go to no other server than the one they were entered for', async () => {
    const evil = await startSmtpPeer({ user: 'support', password: 'hunter2' });
    const settings = {
      kind: 'mailbox',
      smtp_host: 'mail.shop.example',
      smtp_user: 'support',
      smtp_password: 'hunter2',
      timeout_seconds: 1,
    };
    const { body } = await mia.post('/api/channel-accounts', catcher(settings));
    const moved = { smtp_host: '127.0.0.1', smtp_port: evil.port, smtp_security: 'none' };
    const tried = await mia.post('/api/channel-accounts/test', {
      channel: 'email',
      id: body.id,
      settings: moved,
    });
    expect(tried).toMatchObject({ status: 422, body: { code: 'password_needed' } });
    expect(await mia.patch(`/api/channel-accounts/${body.id}`, { settings: moved })).toMatchObject({
      status: 422,
    });
    const receiving = { imap_host: '127.0.0.1' };
    expect(await mia.patch(`/api/channel-accounts/${body.id}`, { settings: receiving })).toMatchObject({
      status: 422,
    });
    const entered = await mia.patch(`/api/channel-accounts/${body.id}`, {
      settings: { ...moved, smtp_password: 'new' },
    });
    expect(entered.status).toBe(200);
    await mia.delete(`/api/channel-accounts/${body.id}`);
    await evil.stop();
  });

  it('are kept when something else is changed', async () => {
    const [smtp, imap] = await Promise.all([
      startSmtpPeer({ user: 'support', password: 'right' }),
      startImapPeer(),
    ]);
    const settings = {
      kind: 'mailbox',
      smtp_host: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_security: 'none',
      smtp_user: 'support',
      smtp_password: 'right',
      imap_host: '127.0.0.1',
      imap_port: imap.port,
      imap_security: 'none',
    };
    const { body } = await mia.post('/api/channel-accounts', catcher(settings));
    const renamed = await mia.patch(`/api/channel-accounts/${body.id}`, {
      name: 'Renamed',
      settings: { from_name: 'Shop' },
    });
    expect(renamed.body).toMatchObject({
      name: 'Renamed',
      stored_secrets: ['smtp_password'],
      settings: { from_name: 'Shop', smtp_user: 'support' },
    });
    const tried = await mia.post('/api/channel-accounts/test', {
      channel: 'email',
      id: body.id,
      settings: {},
    });
    expect(tried.body).toMatchObject({ ok: true });
    await mia.delete(`/api/channel-accounts/${body.id}`);
    await Promise.all([smtp.stop(), imap.stop()]);
  });
});

function world_config(SECRET: string) {
  return { SECRET } as World['app']['kit']['config'];
}

describe('a channel account', () => {
  it('is set up by those who may, from a form that the channel describes', async () => {
    const { body } = await mia.get('/api/channels');
    const [email] = body.items;
    expect(email).toMatchObject({
      channel: 'email',
      title: 'Email',
      secret_settings: ['smtp_password', 'imap_password'],
    });
    expect(email.settings.properties.smtp_host).toMatchObject({ type: 'string', title: expect.any(String) });
    expect(email.settings.required).toEqual(['address']);
    for (const answer of [
      await ben.get('/api/channel-accounts'),
      await ben.post('/api/channel-accounts', catcher()),
      await ben.post('/api/channel-accounts/test', catcher()),
    ]) {
      expect(answer.status).toBe(403);
    }
  });

  it('of a chat has a public key, one of mail has none', async () => {
    const chat = await mia.post('/api/channel-accounts', { channel: 'webchat', name: 'Chat', settings: {} });
    expect(chat.body.public_key).toMatch(/^ck_[\w-]{20}$/);
    expect((await mia.post('/api/channel-accounts', catcher())).body.public_key).toBeNull();
  });

  it.each([
    [{ address: 'no address' }, '"Mail address" is not valid'],
    [{ address: 'a@b.example, c@d.example' }, '"Mail address" is not valid'],
    [{ address: undefined }, '"Mail address" is missing'],
    [{ smtp_port: 70_000 }, '"Port for sending" is not valid'],
    [{ smtp_host: 'mail.shop.example/x' }, '"Server for sending (SMTP)" is not valid'],
    [{ constructor: 'x' }, 'no setting named "constructor"'],
    [{ kind: 'mailbox' }, 'Enter a server'],
  ])('is not set up with %j', async (settings, says) => {
    const answer = await mia.post('/api/channel-accounts', catcher(settings));
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_settings', detail: expect.stringContaining(says) },
    });
  });

  it('has an address of its own, also when two people set it up at once', async () => {
    const twice = catcher();
    const answers = await Promise.all([1, 2, 3].map(() => mia.post('/api/channel-accounts', twice)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });

  it('that was removed is gone from the list and cannot be changed', async () => {
    const { body } = await mia.post('/api/channel-accounts', catcher({ smtp_password: 'x' }));
    expect((await mia.delete(`/api/channel-accounts/${body.id}`)).status).toBe(200);
    const { items } = (await mia.get('/api/channel-accounts')).body;
    expect(items.map((item: { id: string }) => item.id)).not.toContain(body.id);
    expect((await mia.patch(`/api/channel-accounts/${body.id}`, { name: 'x' })).status).toBe(404);
    expect((await mia.delete(`/api/channel-accounts/${body.id}`)).status).toBe(404);
    const { rows } = await sql<{
      secrets: Buffer | null;
    }>`select secrets from channel_accounts where id = ${body.id}`.execute(world.db);
    expect(rows[0]?.secrets).toBeNull();
  });
});

describe('raw mail by HTTP', () => {
  const post = (id: string, body: Buffer | string, headers: Record<string, string>) =>
    fetch(`${world.url}/v1/inbound/email/${id}`, { method: 'POST', body: body as BodyInit, headers });

  it('is taken with the account’s token, as Bearer or Basic, once', async () => {
    const { body } = await mia.post('/api/channel-accounts', catcher());
    const { token } = (await mia.post(`/api/channel-accounts/${body.id}/inbound-token`)).body;
    const raw = mailBytes();
    const first = await post(body.id, raw, {
      authorization: `Bearer ${token}`,
      'content-type': 'message/rfc822',
    });
    expect(await first.json()).toEqual({ id: expect.any(String), stored: true });
    const basic = Buffer.from(`${token}:`).toString('base64');
    const second = await post(body.id, raw, {
      authorization: `Basic ${basic}`,
      'content-type': 'text/plain',
    });
    expect(await second.json()).toEqual({ id: expect.any(String), stored: false });
    await world.settle();
    const { items } = (await mia.get('/api/inbound?state=understood')).body;
    expect(items.filter((item: { account_id: string }) => item.account_id === body.id)).toHaveLength(1);
  });

  it('is refused without the token, with another account’s, with an old one, and when the account is off', async () => {
    const [one, two] = [
      await mia.post('/api/channel-accounts', catcher()),
      await mia.post('/api/channel-accounts', catcher()),
    ];
    const token = async (id: string) =>
      (await mia.post(`/api/channel-accounts/${id}/inbound-token`)).body.token;
    const old = await token(one.body.id);
    const current = await token(one.body.id);
    const other = await token(two.body.id);
    const status = async (given: string) =>
      (await post(one.body.id, mailBytes(), given ? { authorization: `Bearer ${given}` } : {})).status;
    expect([
      await status(''),
      await status(old),
      await status(other),
      await status('it_x'),
      await status(current),
    ]).toEqual([401, 401, 401, 401, 200]);
    await mia.patch(`/api/channel-accounts/${one.body.id}`, { enabled: false });
    expect(await status(current)).toBe(401);
    expect((await post('not-an-id', 'x', { authorization: `Bearer ${current}` })).status).toBe(401);
  });

  it('that cannot be understood is shown with its reason, can be looked at, and tried again', async () => {
    const { body } = await mia.post('/api/channel-accounts', catcher());
    const { token } = (await mia.post(`/api/channel-accounts/${body.id}/inbound-token`)).body;
    const raw = mailBytes({ From: null, Subject: 'Nobody <script>' });
    const { id } = (await (await post(body.id, raw, { authorization: `Bearer ${token}` })).json()) as {
      id: string;
    };
    await world.settle();
    const { items } = (await mia.get('/api/inbound?state=failed')).body;
    expect(items[0]).toMatchObject({
      id,
      account_name: body.name,
      channel: 'email',
      size: raw.length,
      error: expect.stringContaining('who it is from'),
    });
    const looked = await mia.get(`/api/inbound/${id}/raw`);
    expect(looked.body).toContain('Nobody <script>');
    expect(looked.headers.get('content-type')).toBe('application/octet-stream');
    expect(looked.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await mia.post(`/api/inbound/${id}/replay`)).status).toBe(200);
    await world.settle();
    expect((await mia.get('/api/inbound?state=failed')).body.items[0].id).toBe(id);
    expect((await ben.get('/api/inbound')).status).toBe(403);
    expect((await mia.get('/api/inbound?after=nonsense')).status).toBe(400);
  });
});
