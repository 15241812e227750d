import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/index.ts';
import { type MailWorld, PROFILE, startMailWorld } from './mail-world.ts';
import type { Channel, Delivery, OpenAccount, RawInbound } from './types.ts';

/** What a channel's own test brings for the contract. */
export type Sample = {
  channel: Channel;
  /** Settings that are valid, secrets included. */
  settings: Record<string, unknown>;
  /** Settings with which it cannot work. */
  broken?: Record<string, unknown>[];
  /** A message as it comes in over it, and a place that an answer goes to. */
  prepare: (
    world: MailWorld,
    account: OpenAccount,
  ) => Promise<{ external_id: string; raw: Buffer; to_address: string }>;
  /** How often that place has got something with these words. */
  arrived: (world: MailWorld, text: string) => Promise<number>;
};

/** What every channel keeps to. Each channel's test calls this with its sample. */
export function keepsTheContract(sample: Sample): void {
  const given = { sample, account: accountOf(sample) } as Given;
  describe(`the channel ${sample.channel.channel}`, () => {
    beforeAll(async () => {
      given.world = await startMailWorld({ work: false });
      given.prepared = await sample.prepare(given.world, given.account);
    });
    afterAll(() => given.world.stop());
    setsUp(given);
    receives(given);
    sends(given);
  });
}

type Given = {
  sample: Sample;
  account: OpenAccount;
  world: MailWorld;
  prepared: Awaited<ReturnType<Sample['prepare']>>;
};

function setsUp(given: Given): void {
  const { sample, account } = given;
  const { channel } = sample;

  it('has settings that a form can be made from', () => {
    expect(Value.Check(channel.settings, sample.settings)).toBe(true);
    const fields = Object.entries(channel.settings.properties as Record<string, { title?: string }>);
    expect(fields.filter(([, field]) => !field.title)).toEqual([]);
    const names = fields.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(channel.secret_settings));
    expect(names).toEqual(expect.arrayContaining(Object.values(channel.secret_goes_to ?? {}).flat()));
    expect(channel.faults?.(sample.settings) ?? []).toEqual([]);
  });

  it('says what a check found in words, and throws for nothing an account can do wrong', async () => {
    for (const settings of [account.settings, ...(sample.broken ?? [])]) {
      const steps = await channel.check(given.world.kit, { ...account, settings });
      expect(steps.length).toBeGreaterThan(0);
      const words = { name: expect.stringMatching(/\S/), says: expect.stringMatching(/[.:]/) };
      for (const step of steps) expect(step).toEqual({ ...words, ok: expect.any(Boolean) });
    }
  });
}

function receives(given: Given): void {
  const { account } = given;
  const { channel } = given.sample;

  it('understands a message the same each time', async () => {
    const { world, prepared } = given;
    const raw: RawInbound = { id: newId(), account_id: account.id, received_at: new Date(), ...prepared };
    const once = () =>
      world.db.transaction().execute((tx) => channel.understand(world.kit, tx, account, raw));
    const [first, second] = [await once(), await once()];
    expect(first).toEqual(second);
    const words = expect.stringMatching(/\S/);
    expect(first).toMatchObject({
      message: {
        inbound_id: raw.id,
        account_id: account.id,
        channel: channel.channel,
        external_id: raw.external_id,
        kind: 'message',
        from: { kind: words, value: words, verified: expect.any(Boolean) },
        text: words,
        text_new: words,
        occurred_at: expect.any(Date),
      },
    });
    const { message } = first as { message: { thread_key: string | null } };
    // Where there are no addresses, the thread itself is where an answer goes.
    expect(channel.address(account.settings) ?? message.thread_key).not.toBeNull();
  });
}

function sends(given: Given): void {
  const { sample, account } = given;
  const { channel } = sample;

  it('gives each delivery an id of its own that fits an index', () => {
    const ids = [1, 2, 3].map(() => channel.externalId(account, newId()));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id.length).toBeLessThan(500);
  });

  it('sends the same delivery once, though it is tried twice', async () => {
    const { world, prepared } = given;
    const delivery = deliveryOf(channel, account, prepared.to_address);
    for (const attempts of [1, 2]) {
      const sent = await channel.send(world.kit, account, { ...delivery, attempts });
      expect(sent.receipt).toMatch(/\S/);
    }
    expect(await sample.arrived(world, delivery.payload.text)).toBe(1);
  });
}

function accountOf({ channel, settings }: Sample): OpenAccount {
  const secret = (name: string) => channel.secret_settings.includes(name);
  const entries = Object.entries(settings);
  const open = Object.fromEntries(entries.filter(([name]) => !secret(name)));
  return {
    id: newId(),
    channel: channel.channel,
    name: 'Sample',
    address: channel.address(open),
    enabled: true,
    settings: open,
    secrets: Object.fromEntries(entries.filter(([name]) => secret(name))) as Record<string, string>,
    state: 'new',
    last_error: null,
    last_checked_at: null,
    public_key: channel.public_key ? 'ck_sample' : null,
    created_at: new Date(),
    updated_at: new Date(),
  };
}

function deliveryOf(channel: Channel, account: OpenAccount, to_address: string): Delivery {
  const id = newId();
  return {
    id,
    profile_id: PROFILE,
    account_id: account.id,
    channel: channel.channel,
    message_id: newId(),
    case_id: null,
    to_address,
    external_id: channel.externalId(account, id),
    attempts: 1,
    payload: {
      subject: channel.capabilities.subject ? 'An answer' : null,
      text: `Words of the contract ${id}`,
      html: null,
      author_name: 'Ben',
      attachments: [],
      in_reply_to: null,
      references: [],
      thread_key: null,
    },
  };
}
