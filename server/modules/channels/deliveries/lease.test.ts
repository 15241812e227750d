import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SmtpPeer, startSmtpPeer } from '../../../../test/peers/smtp.ts';
import { newId, sql } from '../../../db/index.ts';
import { type MailWorld, PROFILE, startMailWorld, until } from '../mail-world.ts';
import { claimDelivery, renewLease, takeBackLost } from './claims.ts';
import { queueDelivery } from './queue-delivery.ts';
import { sendDelivery } from './send-delivery.ts';

let world: MailWorld;
let smtp: SmtpPeer;

beforeEach(async () => {
  smtp = await startSmtpPeer();
  // No workers: each step is taken by hand.
  world = await startMailWorld({ work: false });
});
afterEach(async () => {
  await world.stop();
  await smtp.stop();
});

async function queued(): Promise<string> {
  const settings = {
    kind: 'mailbox',
    smtp_host: '127.0.0.1',
    smtp_port: smtp.port,
    smtp_security: 'none',
    timeout_seconds: 2,
  } as const;
  const account = await world.account(settings);
  const { id } = await world.db.transaction().execute((tx) =>
    queueDelivery(tx, {
      account_id: account.id,
      profile_id: PROFILE,
      to_address: 'ana@mail.example',
      idempotency_key: newId(),
      payload: { text: 'Hello' },
    }),
  );
  return id;
}
const row = async () => {
  const { rows } = await sql<{ state: string; attempts: number; lease_owner: string; error: string | null }>`
    select state, attempts, lease_owner, error from deliveries`.execute(world.db);
  return rows[0]!;
};
const logged = async () =>
  (await sql`select 1 from interactions where type like 'message.%'`.execute(world.db)).rows.length;

it('a delivery is one worker’s until its lease runs out, and then another’s', async () => {
  await queued();
  const first = (await claimDelivery(world.db))!;
  expect(await claimDelivery(world.db)).toBeUndefined();
  expect(await renewLease(world.db, first)).toBe(true);
  await takeBackLost(world.db);
  expect(await claimDelivery(world.db)).toBeUndefined();
  await sql`update deliveries set lease_until = now() - interval '1 second'`.execute(world.db);
  await takeBackLost(world.db);
  const second = (await claimDelivery(world.db))!;
  expect(second.external_id).toBe(first.external_id);
  expect(await renewLease(world.db, first)).toBe(false);
});

it.each([
  ['sent', 'takes it'],
  ['failed', 'refuses the recipient'],
] as const)('a worker that has lost its lease does not write that it was %s', async (_outcome, mood) => {
  await queued();
  smtp.moods.push(mood);
  smtp.pause_ms = 500;
  const sending = sendDelivery(world.kit);
  await until(async () => (await row()).state === 'sending', 'it is being sent');
  const other = newId();
  await sql`update deliveries set lease_owner = ${other}`.execute(world.db);
  await sending;
  expect(await row()).toMatchObject({ state: 'sending', lease_owner: other, error: null });
  expect(await logged()).toBe(0);
});

it('four workers at once claim four deliveries, none of them twice', async () => {
  const account = await world.account({});
  const add = () =>
    world.db.transaction().execute((tx) =>
      queueDelivery(tx, {
        account_id: account.id,
        profile_id: newId(),
        to_address: 'ana@mail.example',
        idempotency_key: newId(),
        payload: { text: 'Hello' },
      }),
    );
  await Promise.all(Array.from({ length: 20 }, add));
  const claims = await Promise.all(Array.from({ length: 30 }, () => claimDelivery(world.db)));
  const ids = claims.flatMap((claim) => (claim ? [claim.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
  while (true) {
    const more = await claimDelivery(world.db);
    if (!more) break;
    ids.push(more.id);
  }
  expect(new Set(ids).size).toBe(20);
});
