import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../../log/index.ts';
import { type CaseWorld, startCaseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await startCaseWorld();
});
afterAll(() => world.stop());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

test('a case comes with its story, from what the shop reported to our answer', async () => {
  const profile_id = await world.visitor();
  const seen = (minutes: number, type: string, properties: object) => ({
    profile_id,
    type,
    actor: 'source:shop',
    channel: 'web',
    occurred_at: minutesAgo(minutes),
    properties: { ...properties },
  });
  await world.db.transaction().execute((tx) =>
    record(tx, [
      seen(30, 'page.viewed', {
        title: 'Spring sale',
        url: 'https://shop.example/s',
        referrer: 'https://facebook.com',
      }),
      ...Array.from({ length: 300 }, (_, i) => seen(29 - i / 100, 'page.viewed', { title: `Page ${i}` })),
      seen(20, 'product.added', {
        product_id: 'd',
        name: 'Cordless drill 18V',
        price: 189,
        currency: 'EUR',
      }),
      seen(15, 'voucher.redemption_failed', { code: 'SPRING20', reason: 'expired' }),
      seen(14, 'voucher.redemption_failed', { code: 'SPRING20', reason: 'expired' }),
    ]),
  );
  const taken = await world.take(
    world.chat(profile_id, "my code doesn't work", { occurred_at: minutesAgo(12) }),
  );
  const told = async () =>
    (await world.caseOf(taken!.case_id)).story.map(({ text }: { text: string }) => text) as string[];
  expect(await told()).toEqual([
    expect.stringMatching(/^Came from facebook.com to the page “Spring sale” (today|yesterday)$/),
    expect.stringMatching(/^Looked at more than 100 pages, last the page “Page 299”$/),
    'Put Cordless drill 18V in the cart (189 EUR)',
    'Voucher SPRING20 failed: expired, 2 tries',
    "Wrote by chat: “my code doesn't work”",
    'Waiting for us for 12 minutes',
  ]);

  await world.answer(taken!.case_id, 'Here is a new one.');
  expect((await told()).slice(-3)).toEqual([
    "Wrote by chat: “my code doesn't work”",
    'Ben answered by chat after 12 minutes',
    'Waiting for the customer for less than a minute',
  ]);
});

test('a case without any message has the story of its customer', async () => {
  const taken = await world.take(world.mail({ from_address: 'caller@mail.example' }));
  const { customer } = await world.caseOf(taken!.case_id);
  const { body } = await world.ben.post('/api/cases', { customer_id: customer.id, subject: 'Called again' });
  expect((await world.caseOf(body.id)).story.map(({ text }: { text: string }) => text)).toEqual([
    'Had another case “My parcel”, not resolved',
    'Waiting for us for less than a minute',
  ]);
});
