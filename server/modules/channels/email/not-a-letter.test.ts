import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../db/index.ts';
import { queueDelivery } from '../deliveries/queue-delivery.ts';
import { listInbound } from '../inbound/list-inbound.ts';
import { storeRaw } from '../inbound/store-raw.ts';
import { type MailWorld, mailBytes, PROFILE, startMailWorld } from '../mail-world.ts';
import type { Account } from '../types.ts';
import { externalIdOf } from './mail-header.ts';

let world: MailWorld;
let account: Account;

beforeAll(async () => {
  world = await startMailWorld();
  account = await world.account({});
});
afterAll(() => world.stop());
beforeEach(async () => {
  await sql`truncate taken, raw_inbound`.execute(world.db);
});

async function taken(raw: Buffer) {
  await storeRaw(world.db, account.id, externalIdOf(raw), raw);
  await world.settle();
  const [message] = await world.taken();
  if (!message) throw new Error(JSON.stringify((await listInbound(world.db, {})).items));
  return message;
}

async function leftOut(raw: Buffer) {
  await storeRaw(world.db, account.id, externalIdOf(raw), raw);
  await world.settle();
  const [row] = (await listInbound(world.db, {})).items;
  return { state: row?.state, error: row?.error, messages: (await world.taken()).length };
}

describe('what no customer wrote, or wrote in answer to us,', () => {
  it('is told apart: an answering machine', async () => {
    expect((await taken(mailBytes({ 'Auto-Submitted': 'auto-replied' }))).kind).toBe('auto_reply');
  });

  it('is from the customer whom a contact form names', async () => {
    const message = await taken(
      mailBytes({ From: 'Shop <support@shop.example>', 'Reply-To': 'Ana <ana@mail.example>' }),
    );
    expect(message.from).toMatchObject({ value: 'ana@mail.example', name: 'Ana' });
  });

  it('is from the writer, not from where the answer should go, when a person set another address', async () => {
    const message = await taken(mailBytes({ 'Reply-To': 'boss@mail.example' }));
    expect(message.from.value).toBe('ana@mail.example');
  });

  const queue = () =>
    world.db.transaction().execute((tx) =>
      queueDelivery(tx, {
        account_id: account.id,
        profile_id: PROFILE,
        to_address: 'ana@mail.example',
        idempotency_key: crypto.randomUUID(),
        payload: { text: 'Hello' },
      }),
    );

  it('is left out when it is our own mail that came back', async () => {
    const { external_id } = await queue();
    const looped = mailBytes({ From: 'Support <support@shop.example>', 'Message-ID': external_id });
    expect(await leftOut(looped)).toMatchObject({ state: 'ignored', messages: 0 });
    await sql`truncate raw_inbound`.execute(world.db);
    const renamed = mailBytes({ 'Message-ID': '<new@relay.example>', 'X-Tellonce-Message': external_id });
    expect(await leftOut(renamed)).toMatchObject({ state: 'ignored', messages: 0 });
  });

  it('answers our mail also when a server on the way had given that another id', async () => {
    const { id, external_id } = await queue();
    await world.settle();
    await sql`update deliveries set renamed_to = '<theirs@relay.example>' where id = ${id}`.execute(world.db);
    const message = await taken(
      mailBytes({ 'In-Reply-To': '<theirs@relay.example>', References: '<first@x> <theirs@relay.example>' }),
    );
    expect(message.in_reply_to).toBe(external_id);
    expect(message.references).toEqual(['<first@x>', external_id]);
  });

  it('is not dated before what it answers, whatever its sender’s clock says', async () => {
    const { external_id } = await queue();
    await world.settle();
    const hour_ago = new Date(Date.now() - 3_600_000).toUTCString();
    const answer = await taken(mailBytes({ 'In-Reply-To': external_id, Date: hour_ago }));
    expect(Date.now() - new Date(answer.occurred_at).getTime()).toBeLessThan(60_000);
    await sql`truncate taken, raw_inbound`.execute(world.db);
    const late = await taken(mailBytes({ Date: hour_ago }));
    expect(new Date(late.occurred_at).toUTCString()).toBe(hour_ago);
  });

  const report = (action: string, external_id: string) =>
    mailBytes(
      {
        From: 'MAILER-DAEMON@relay.example',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary="b0"',
      },
      [
        '--b0\nContent-Type: text/plain\n\nSorry.',
        `--b0\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; ana@mail.example\nAction: ${action}\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n No such user`,
        `--b0\nContent-Type: message/rfc822\n\nFrom: support@shop.example\nMessage-ID: ${external_id}\nSubject: Re: code\n\nHello\n--b0--`,
      ].join('\n'),
    );

  it('tells that a mail of ours came back, and the delivery has failed after all', async () => {
    const { id, external_id } = await queue();
    await world.settle();
    const message = await taken(report('failed', external_id));
    expect(message.kind).toBe('bounce');
    expect(message.bounce).toEqual({
      external_id,
      address: 'ana@mail.example',
      reason: '550 5.1.1 No such user',
    });
    const { rows } = await sql<{ state: string; error: string }>`
      select state, error from deliveries where id = ${id}`.execute(world.db);
    expect(rows).toEqual([{ state: 'failed', error: 'It came back: 550 5.1.1 No such user' }]);
    const log = await sql<{ type: string }>`
      select type from interactions where properties ->> 'delivery_id' = ${id} order by occurred_at`.execute(
      world.db,
    );
    expect(log.rows.map((row) => row.type)).toEqual(['message.sent', 'message.failed']);
  });

  it('does not count as failed while the other server still tries', async () => {
    const { id, external_id } = await queue();
    await world.settle();
    expect(await leftOut(report('delayed', external_id))).toMatchObject({ state: 'ignored', messages: 0 });
    const { rows } = await sql<{ state: string }>`select state from deliveries where id = ${id}`.execute(
      world.db,
    );
    expect(rows[0]?.state).toBe('sent');
  });
});
