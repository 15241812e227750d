import { describe, expect, test } from 'vitest';
import { tellStory } from './tell-story.ts';
import type { Happening, StoryCase } from './telling.ts';

const NOW = new Date('2026-05-08T10:00:00Z'); // a Friday
const CASE = 'case-1';

let made = 0;
function at(
  minutes_ago: number,
  type: string,
  properties: object = {},
  more: Partial<Happening> = {},
): Happening {
  return {
    id: `i${++made}`,
    type,
    channel: null,
    case_id: null,
    actor: 'customer',
    occurred_at: new Date(NOW.getTime() - minutes_ago * 60_000),
    properties: { ...properties },
    context: {},
    ...more,
  };
}

const received = (minutes_ago: number, preview: string, channel = 'webchat') =>
  at(minutes_ago, 'message.received', { preview }, { channel, case_id: CASE });
const replied = (minutes_ago: number, channel = 'email', author_name = 'Ben') =>
  at(minutes_ago, 'message.replied', { author_name }, { channel, case_id: CASE, actor: 'team_member:ben' });

function story(happenings: Happening[], story_case: Partial<StoryCase> = {}) {
  return tellStory({
    happenings,
    story_case: { id: CASE, state: 'open', waiting_since: null, ...story_case },
    now: NOW,
    time_zone: 'UTC',
    nameOf: (actor) => (actor === 'team_member:ben' ? 'Ben' : null),
    describe: ({ type }) => `Something: ${type}`,
  });
}

const texts = (...args: Parameters<typeof story>) => story(...args).map(({ text }) => text);

const DAY = 24 * 60;
const DRILL = { product_id: 'd18', name: 'Cordless drill 18V', price: 189, currency: 'EUR' };

const ANA = [
  at(3 * DAY, 'page.viewed', {
    title: '20 % off',
    url: 'https://shop.example/20',
    referrer: 'https://facebook.com/p',
  }),
  at(3 * DAY - 2, 'form.submitted', {}),
  at(25, 'page.viewed', { title: 'Home', url: 'https://shop.example/' }),
  at(24, 'page.viewed', { title: 'Drills', url: 'https://shop.example/drills' }),
  at(23, 'product.added', DRILL),
  at(22, 'page.viewed', { title: 'Cart', url: 'https://shop.example/cart' }),
  at(21, 'voucher.redemption_failed', { code: 'SPRING20', reason: 'expired' }),
  at(20, 'voucher.redemption_failed', { code: 'SPRING20', reason: 'expired' }),
  at(12, 'case.opened', { number: 4, subject: "my code doesn't work" }, { case_id: CASE }),
  received(12, "my code doesn't work"),
];

describe('the story so far', () => {
  test('tells from the advertisement to the question, in order, one sentence each', () => {
    expect(texts(ANA, { waiting_since: ANA.at(-1)!.occurred_at })).toEqual([
      'Came from facebook.com to the page “20 % off” on Tuesday',
      'Something: form.submitted',
      'Put Cordless drill 18V in the cart (189 EUR)',
      'Looked at 3 pages, last the page “Cart”',
      'Voucher SPRING20 failed: expired, 2 tries',
      "Wrote by chat: “my code doesn't work”",
      'Waiting for us for 12 minutes',
    ]);
  });

  test('a message that is only a greeting is told by its subject, or as it is, but never as nothing', () => {
    const greeting = { preview: 'Good morning,', subject: 'Order 1042' };
    const mail = { channel: 'email', case_id: CASE };
    expect(texts([at(5, 'message.received', greeting, mail)])).toEqual(['Wrote by email: “Order 1042”']);
    expect(texts([received(5, 'Hello!')])).toEqual(['Wrote by chat: “Hello!”']);
    expect(texts([received(5, 'Hi Ben,\nwhere is it?')])).toEqual(['Wrote by chat: “where is it?”']);
  });

  test('each sentence names the interaction it tells of', () => {
    const sentences = story(ANA, { waiting_since: ANA.at(-1)!.occurred_at });
    for (const { interaction_id, occurred_at } of sentences) {
      expect(ANA.find(({ id }) => id === interaction_id)?.occurred_at).toEqual(occurred_at);
    }
  });

  test('says who answered, on which channel and how fast, and that the customer is asked now', () => {
    const told = texts([received(34, 'Where is my parcel?'), replied(30)], { state: 'waiting' });
    expect(told).toEqual([
      'Wrote by chat: “Where is my parcel?”',
      'Ben answered by email after 4 minutes',
      'Waiting for the customer for 30 minutes',
    ]);
  });

  test('is never longer than eight sentences and keeps the failure, the question and the answer', () => {
    const busy = [
      ...Array.from({ length: 200 }, (_, i) => at(900 - i, 'page.viewed', { title: `Page ${i}` })),
      ...Array.from({ length: 12 }, (_, i) => at(600 - i, `company.event_${i}`)),
      at(500, 'payment.failed', { reason: 'card_declined' }),
      received(400, 'I cannot pay'),
      replied(390),
      received(380, 'Still not'),
    ];
    const told = texts(busy, { waiting_since: busy.at(-1)!.occurred_at });
    expect(told).toHaveLength(8);
    expect(told).toContain('Payment failed: card declined');
    expect(told.slice(-4)).toEqual([
      'Wrote by chat: “I cannot pay”',
      'Ben answered by email after 10 minutes',
      'Wrote by chat: “Still not”',
      'Waiting for us for 6 hours',
    ]);
  });

  test('two hundred page views are one sentence', () => {
    const pages = Array.from({ length: 200 }, (_, i) => at(300 - i, 'page.viewed', { title: `Page ${i}` }));
    expect(texts(pages)).toEqual(['Looked at more than 100 pages, last the page “Page 199”']);
  });

  test('a long talk is its beginning, its end, and one sentence between', () => {
    const talk = Array.from({ length: 10 }, (_, i) =>
      i % 2 ? replied(100 - i) : received(100 - i, `Question ${i}`),
    );
    expect(texts(talk, { state: 'waiting' })).toEqual([
      'Wrote by chat: “Question 0”',
      'Ben answered by email after 1 minute',
      '6 more messages went back and forth by chat and email',
      'Wrote by chat: “Question 8”',
      'Ben answered by email after 1 minute',
      'Waiting for the customer for 1 hour',
    ]);
  });

  test('what was taken out of the cart is not said to be in it, and what was ordered neither', () => {
    const saw = { product_id: 's1', name: 'Saw' };
    expect(
      texts([at(9, 'product.added', DRILL), at(8, 'product.added', saw), at(7, 'product.removed', saw)]),
    ).toEqual(['Put Cordless drill 18V in the cart (189 EUR)', 'Took Saw out of the cart']);
    const order = { order_id: '1042', total: 189, currency: 'EUR', products: [DRILL] };
    expect(texts([at(9, 'product.added', DRILL), at(8, 'order.completed', order)])).toEqual([
      'Ordered Cordless drill 18V (order 1042, 189 EUR)',
    ]);
  });

  test('orders whose products are not named, and what became of them', () => {
    const order = (minutes_ago: number, order_id: string) =>
      at(minutes_ago, 'order.completed', { order_id, total: 24.9, currency: 'EUR' });
    expect(texts([order(9, 'WB-1'), at(8, 'order.delivered', { order_id: 'WB-1' })])).toEqual([
      'Ordered for 24.90 EUR (order WB-1)',
      'Something: order.delivered',
    ]);
    expect(texts([order(9, 'WB-1'), order(8, 'WB-2'), order(7, 'WB-3')])).toEqual([
      'Ordered 3 times, last today for 24.90 EUR (order WB-3)',
    ]);
  });

  test('two codes that fail are two sentences, and a code that works after all is told', () => {
    const told = texts([
      at(9, 'voucher.redemption_failed', { code: 'A', reason: 'expired' }),
      at(8, 'coupon.denied', { coupon: 'B', reason: 'not for this product' }),
      at(7, 'voucher.redeemed', { code: 'C' }),
    ]);
    expect(told).toEqual([
      'Voucher A failed: expired',
      'Voucher B failed: not for this product',
      'Used voucher C',
    ]);
  });

  test('a mail of ours that could not be sent is told, its sending is not', () => {
    const told = texts([
      received(30, 'Hello?'),
      replied(20),
      at(19, 'message.sent', {}, { channel: 'email', case_id: CASE }),
      at(18, 'message.failed', { error: 'mailbox full' }, { channel: 'email', case_id: CASE }),
    ]);
    expect(told).toEqual([
      'Wrote by chat: “Hello?”',
      'Ben answered by email after 10 minutes',
      'Our email could not be sent: mailbox full',
    ]);
  });

  test('a mail of ours that came back is told once, though its delivery failed as well', () => {
    const own = { channel: 'email', case_id: CASE };
    const told = texts([
      replied(20),
      at(18, 'message.failed', { message_id: 'm1', error: 'It came back: mailbox full' }, own),
      at(18, 'message.bounced', { message_id: 'm1', reason: 'mailbox full' }, own),
    ]);
    expect(told).toEqual(['Ben wrote by email', 'Our email came back: mailbox full']);
  });

  test('another case of the same customer is one sentence, and its messages are not mixed in', () => {
    const other = { case_id: 'case-0' };
    const told = texts([
      at(9 * DAY, 'case.opened', { subject: 'Wrong drill delivered' }, other),
      at(9 * DAY, 'message.received', { preview: 'I got the wrong one' }, { ...other, channel: 'email' }),
      at(8 * DAY, 'case.resolved', {}, { ...other, actor: 'team_member:ben' }),
      received(5, 'Now the battery is missing', 'email'),
    ]);
    expect(told).toEqual([
      'Had another case “Wrong drill delivered”, resolved on 30 April',
      'Wrote by email: “Now the battery is missing”',
    ]);
  });

  test('notes, handing over, coming back and resolving are told with names and days', () => {
    const own = { case_id: CASE, actor: 'team_member:ben' };
    const told = texts(
      [
        received(5 * DAY, 'It broke again'),
        at(4 * DAY, 'case.noted', { preview: 'Battery is a known fault', author_name: 'Ben' }, own),
        at(4 * DAY - 1, 'case.assigned', { from_name: 'Ben', assignee_name: 'Cara' }, own),
        at(3 * DAY, 'case.reopened', {}, { case_id: CASE }),
        at(DAY, 'case.resolved', {}, own),
      ],
      { state: 'resolved' },
    );
    expect(told).toEqual([
      'Wrote by chat: “It broke again”',
      'Ben noted: “Battery is a known fault”',
      'Handed over from Ben to Cara',
      'Came back on Tuesday, after it was resolved',
      'Resolved by Ben yesterday',
    ]);
  });

  test('of a long letter it keeps the sentence that says what is wanted', () => {
    const letter =
      'Hello dear team,\nI bought the Cordless drill 18V in your shop in March and I was very content with it for ' +
      'some weeks. Yesterday I used it in the garden. Can I return it and get my money back? Best regards, Ana';
    expect(texts([received(5, letter, 'email')])).toEqual([
      'Wrote by email: “Can I return it and get my money back?”',
    ]);
  });

  test('an out-of-office is not an answer', () => {
    const automatic = at(
      2,
      'message.received',
      { preview: 'I am away', automatic: true },
      { channel: 'email', case_id: CASE },
    );
    expect(texts([received(9, 'Hi'), replied(5), automatic], { state: 'waiting' })).toEqual([
      'Wrote by chat: “Hi”',
      'Ben answered by email after 4 minutes',
      'An automatic answer came by email',
      'Waiting for the customer for 5 minutes',
    ]);
  });

  test('is empty when nothing happened, and survives events of any shape', () => {
    expect(texts([])).toEqual([]);
    const odd = [
      at(
        9,
        'page.viewed',
        { title: 7, referrer: 'not a url' },
        { context: { campaign: 'x', page: null } as never },
      ),
      at(8, 'product.added', { price: 'abc' }),
      at(7, 'order.completed', { products: [null, 3] }),
      at(6, 'voucher.redemption_failed', { code: { a: 1 } }),
      at(5, 'message.received', {}, { case_id: CASE }),
    ];
    expect(texts(odd)).toEqual([
      'Looked at the page “7” today',
      'Ordered something',
      'A voucher failed',
      'Sent a file by message',
    ]);
  });
});
