import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../db/index.ts';
import { externalIdOf } from '../email/mail-header.ts';
import { type MailWorld, mailBytes, SYSTEM, startMailWorld, until } from '../mail-world.ts';
import type { Account } from '../types.ts';
import { listInbound } from './list-inbound.ts';
import { replayInbound } from './replay-inbound.ts';
import { storeRaw } from './store-raw.ts';

let world: MailWorld;
let account: Account;

beforeAll(async () => {
  world = await startMailWorld();
  account = await world.account({});
});
afterAll(() => world.stop());
beforeEach(async () => {
  await sql`truncate taken, raw_inbound`.execute(world.db);
  world.troubles.length = 0;
});

const arrives = (raw: Buffer) => storeRaw(world.db, account.id, externalIdOf(raw), raw);
const states = async () =>
  (await listInbound(world.db, {})).items.map(({ state, error }) => ({ state, error }));

describe('what comes in', () => {
  it('is taken once, though it arrives three times at the same moment', async () => {
    const raw = mailBytes({ 'Message-ID': '<same@mail.example>' });
    const stored = await Promise.all([arrives(raw), arrives(raw), arrives(raw)]);
    expect(stored.filter((one) => one.stored)).toHaveLength(1);
    expect(new Set(stored.map((one) => one.id)).size).toBe(1);
    await world.settle();
    expect(await world.taken()).toHaveLength(1);
  });

  it('is taken once each by two processes with work for both', async () => {
    const second = world.work();
    await Promise.all(Array.from({ length: 40 }, () => arrives(mailBytes())));
    await world.settle();
    await second.stop();
    const ids = (await world.taken()).map((message) => message.external_id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('leaves nothing behind of a try that failed, and is tried again', async () => {
    world.troubles.push(new Error('the first try fails'), new Error('the second try fails'));
    await arrives(mailBytes());
    await until(async () => (await states())[0]?.error === 'the first try fails', 'the first try has failed');
    expect(await world.taken()).toHaveLength(0);
    await world.hurry();
    await until(
      async () => (await states())[0]?.error === 'the second try fails',
      'the second try has failed',
    );
    await world.hurry();
    await world.settle();
    expect(await world.taken()).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'understood', error: null }]);
  });

  it('is shown as failed when no try helps, and taken once somebody has mended it and replays it', async () => {
    // More than it is tried: hurrying may lock the row just when it is to be taken, and that try counts as well.
    world.troubles.push(...Array.from({ length: 20 }, () => new Error('always the same')));
    const { id } = await arrives(mailBytes());
    await until(async () => {
      await world.hurry();
      return (await states())[0]?.state === 'failed';
    }, 'it has failed');
    world.troubles.length = 0;
    expect(await states()).toEqual([{ state: 'failed', error: 'always the same' }]);
    expect(await world.taken()).toHaveLength(0);
    await world.db.transaction().execute((tx) => replayInbound(tx, SYSTEM, { id }));
    await world.settle();
    expect(await world.taken()).toHaveLength(1);
    await expect(world.db.transaction().execute((tx) => replayInbound(tx, SYSTEM, { id }))).rejects.toThrow(
      'inbound_understood',
    );
  });

  it('is nobody else’s while it is being taken, however long that lasts', async () => {
    let finish = () => {};
    world.pauses.push(new Promise<void>((resolve) => (finish = resolve)));
    const { id } = await arrives(mailBytes());
    const free = async () =>
      (
        await sql`select 1 from raw_inbound where id = ${id} and attempts = 1 for update skip locked`.execute(
          world.db,
        )
      ).rows.length;
    await until(() => world.pauses.length === 0, 'it is being taken');
    const found = await free();
    finish();
    expect(found).toBe(0);
    await world.settle();
    expect(await world.taken()).toHaveLength(1);
    expect(await free()).toBe(1);
  });

  it('is not tried for ever when each try brings the process down', async () => {
    const { id } = await arrives(mailBytes());
    await world.settle();
    // As a process leaves it that died eight times while at it: counted, and never settled.
    await sql`update raw_inbound set state = 'new', attempts = 8, next_try_at = now() where id = ${id}`.execute(
      world.db,
    );
    await world.hurry();
    await until(async () => (await states())[0]?.state === 'failed', 'it has failed');
  });
});

describe('what cannot be put on anybody’s record', () => {
  it('is kept and shown with the reason: a mail that does not say who it is from', async () => {
    await arrives(mailBytes({ From: null }));
    await world.settle();
    const [shown] = (await listInbound(world.db, { state: 'failed' })).items;
    expect(shown?.error).toMatch(/does not say who it is from/);
    expect(await world.taken()).toHaveLength(0);
  });

  it.each([['undisclosed'], ['<>'], ['"Ana" <ana>'], ['a@b@c, , ;']])(
    'is a mail from "%s" too',
    async (from) => {
      await arrives(mailBytes({ From: from }));
      await world.settle();
      expect((await states())[0]?.state).toBe('failed');
    },
  );
});
