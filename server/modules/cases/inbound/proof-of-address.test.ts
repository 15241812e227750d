import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../db/index.ts';
import { type CaseWorld, someone, startCaseWorld } from '../case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

describe('proof of an address', () => {
  const verified = async (address: string) =>
    (
      await sql<{ verified: boolean }>`
        select verified from identities where kind = 'email' and value = ${address}`.execute(world.db)
    ).rows[0]!.verified;

  const answerOf = async (case_id: string) => {
    await world.answer(case_id, 'We look into it.');
    const { rows } = await sql<{ external_id: string }>`
      select external_id from messages where case_id = ${case_id} and direction = 'out'`.execute(world.db);
    return rows[0]!.external_id;
  };

  test('who answers our mail from the address it went to has proved that address', async () => {
    const from_address = someone();
    const first = await world.take(world.mail({ from_address }));
    const ours = await answerOf(first!.case_id);
    expect(await verified(from_address)).toBe(false);
    await world.take(world.mail({ from_address, references: [ours], in_reply_to: ours }));
    expect(await verified(from_address)).toBe(true);
    expect((await world.caseOf(first!.case_id)).reply_options[0]).toMatchObject({ verified: true });
  });

  test('who answers it from another address has proved nothing', async () => {
    const first = await world.take(world.mail({ from_address: someone() }));
    const ours = await answerOf(first!.case_id);
    const other = someone();
    await world.take(world.mail({ from_address: other, references: [ours], in_reply_to: ours }));
    expect(await verified(other)).toBe(false);
  });

  test('naming a message of their own proves nothing', async () => {
    const from_address = someone();
    await world.take(world.mail({ from_address, external_id: '<own@mail.example>' }));
    await world.take(world.mail({ from_address, references: ['<own@mail.example>'] }));
    expect(await verified(from_address)).toBe(false);
  });
});
