import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SmtpPeer, startSmtpPeer } from '../../test/peers/smtp.ts';
import { sql } from '../db/index.ts';
import { turnOn } from './test/authenticator.ts';
import { type Browser, type House, PASSWORD, startHouse } from './test/browser.ts';

let house: House;
let smtp: SmtpPeer;
let mia: Browser;
const better = 'another long password';

beforeAll(async () => {
  smtp = await startSmtpPeer({ user: 'support', password: 'right' });
  house = await startHouse({ PUBLIC_URL: 'https://care.shop.test' });
  await house.member('mia', 'owner');
  mia = await house.signedIn('mia@shop.test');
});
beforeEach(async () => {
  await sql`truncate sign_in_attempts`.execute(house.kit.db);
  smtp.mails.length = 0;
});
afterAll(async () => {
  await house.close();
  await smtp.stop();
});

const ask = (email: string) => house.browser().post('/api/password-reset', { email });
const signIn = (email: string, password: string) => house.browser().post('/api/session', { email, password });
const use = (token: string, password = better) =>
  house.browser().post(`/api/password-reset/${token}`, { password });

async function mailedToken(): Promise<string> {
  await expect.poll(() => smtp.mails.length, { timeout: 60_000 }).toBe(1);
  const raw = smtp.mails[0]!.raw.replaceAll('=\r\n', '');
  return /care\.shop\.test\/password-reset\/([\w-]{43})/.exec(raw)?.[1] ?? 'none';
}

test('without an account that can send, the server says so', async () => {
  expect((await house.browser().get('/api/password-reset')).body).toEqual({ by_mail: false });
  expect(await ask('mia@shop.test')).toMatchObject({ status: 409, body: { code: 'no_reset_by_mail' } });
  const added = await mia.post('/api/channel-accounts', {
    channel: 'email',
    name: 'Support',
    settings: {
      kind: 'mailbox',
      address: 'support@shop.test',
      smtp_host: '127.0.0.1',
      smtp_port: smtp.port,
      smtp_security: 'none',
      smtp_user: 'support',
      smtp_password: 'right',
    },
  });
  expect(added.status).toBe(200);
  expect((await house.browser().get('/api/password-reset')).body).toEqual({ by_mail: true });
});

test('a link comes by mail, works once, ends the sessions and lifts a lock-out', async () => {
  const { email } = await house.member('ben', 'agent');
  const ben = await house.signedIn(email);
  expect((await ask('BEN@shop.test')).status).toBe(200);
  const token = await mailedToken();
  expect(smtp.mails[0]?.to).toEqual([email]);
  const stored = await sql<{ token_hash: Buffer }>`select token_hash from password_resets`.execute(
    house.kit.db,
  );
  expect(stored.rows).toHaveLength(1);
  expect(stored.rows[0]?.token_hash.toString('latin1')).not.toContain(token);

  expect(await use(token, 'short')).toMatchObject({ status: 422, body: { code: 'weak_password' } });
  const answers = await Promise.all([use(token), use(token), use(token)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410]);
  expect((await ben.get('/api/me')).status).toBe(401);
  expect((await signIn(email, PASSWORD)).status).toBe(401);
  expect((await signIn(email, better)).status).toBe(200);
  expect((await house.browser().get(`/api/password-reset/${token}`)).body).toEqual({ valid: false });
});

test('a mail that nobody has is answered alike, and nothing is sent', async () => {
  const { email } = await house.member('kim', 'agent');
  const unknown = await ask('nobody@shop.test');
  const known = await ask(email);
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
  await mailedToken();
  expect(smtp.mails.map((mail) => mail.to)).toEqual([[email]]);
});

test('a link is over after an hour, and when the password was changed meanwhile', async () => {
  const { email } = await house.member('pat', 'agent');
  await ask(email);
  const late = await mailedToken();
  await sql`update password_resets set expires_at = expires_at - interval '59 minutes'`.execute(house.kit.db);
  expect((await house.browser().get(`/api/password-reset/${late}`)).body).toEqual({ valid: true });
  await sql`update password_resets set expires_at = expires_at - interval '61 seconds'`.execute(house.kit.db);
  expect((await use(late)).status).toBe(410);
  smtp.mails.length = 0;
  await ask(email);
  const overtaken = await mailedToken();
  const pat = await house.signedIn(email);
  await pat.put('/api/me/password', { current: PASSWORD, password: 'yet another password' });
  expect((await use(overtaken)).status).toBe(410);
});

test("an owner's link is mailed only where a code is asked for besides: admins choose the mail server", async () => {
  const { email } = await house.member('olga', 'owner');
  const olga = await house.signedIn(email);
  expect((await ask(email)).status).toBe(200);
  const { email: other } = await house.member('lee', 'agent');
  await ask(other);
  await mailedToken();
  expect(smtp.mails.map((mail) => mail.to)).toEqual([[other]]);
  smtp.mails.length = 0;

  await turnOn(olga);
  await ask(email);
  expect((await use(await mailedToken())).status).toBe(200);
  expect((await signIn(email, better)).body).toMatchObject({ second_factor: true });
});

test('nobody fills a mailbox with links', async () => {
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await ask('nobody@shop.test')).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
});
