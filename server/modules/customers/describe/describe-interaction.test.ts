import { expect, test } from 'vitest';
import { describeInteraction } from './describe-interaction.ts';

const says = (
  type: string,
  properties: Record<string, unknown> = {},
  more: { channel?: string; context?: Record<string, unknown> } = {},
) => describeInteraction({ type, properties, channel: null, direction: null, context: {}, ...more });

test.each([
  ['voucher.redemption_failed', { code: 'SPRING20', reason: 'expired' }, 'Voucher SPRING20 failed: expired'],
  ['voucher.redemption_failed', { code: 'SPRING20' }, 'Voucher SPRING20 failed'],
  ['voucher.redemption_failed', {}, 'Voucher failed'],
  ['voucher.issued', { code: 'SPRING20' }, 'Was given the voucher SPRING20'],
  ['voucher.redeemed', { code: 'A', discount: 10, currency: 'EUR' }, 'Redeemed the voucher A (10 EUR off)'],
  ['coupon.denied', { coupon_id: 'X1', reason: 'not_applicable' }, 'Coupon X1 was refused: not applicable'],
  ['coupon.applied', { coupon_name: 'May Deals', discount: '23.4' }, 'Used the coupon May Deals (23.40 off)'],
  ['product.viewed', { name: 'Cordless drill 18V' }, 'Viewed Cordless drill 18V'],
  [
    'product.viewed',
    { name: 'Cordless drill 18V', price: 189, currency: 'eur' },
    'Viewed Cordless drill 18V (189 EUR)',
  ],
  ['product.viewed', { sku: 'G-32' }, 'Viewed G-32'],
  ['product.added', { name: 'Drill', quantity: 2, price: 18.5 }, 'Put 2 × Drill in the cart (18.50)'],
  ['product.removed', { name: 'Drill' }, 'Took Drill out of the cart'],
  ['products.searched', { query: 'drill' }, 'Searched for “drill”'],
  ['product_list.viewed', { category: 'Tools' }, 'Looked through Tools'],
  ['product.added_to_wishlist', { name: 'Drill' }, 'Put Drill on the wish list'],
  ['checkout.started', { value: 189, currency: 'EUR' }, 'Began to check out (189 EUR)'],
  ['checkout_step.completed', { step: 2 }, 'Completed step 2 of the checkout'],
  [
    'order.completed',
    { order_id: '50', total: 27.5, currency: 'USD', products: [{ name: 'Monopoly' }, { name: 'Uno' }] },
    'Ordered Monopoly and Uno (order 50, 27.50 USD)',
  ],
  ['order.completed', {}, 'Ordered'],
  ['order.refunded', { order_id: '50', total: 30, currency: 'USD' }, 'Order 50 was refunded (30 USD)'],
  ['order.cancelled', {}, 'Order was cancelled'],
  ['payment.failed', { error: 'card_declined' }, 'Payment failed: card declined'],
  ['order.payment_declined', { order_id: '7' }, 'Order payment 7 declined'],
  ['product.reviewed', { product_id: 'p1', rating: 4 }, 'Reviewed p1 (4)'],
])('%s %j: %s', (type, properties, sentence) => {
  expect(says(type, properties)).toBe(sentence);
});

test('messages say by which channel and what', () => {
  const preview = "my code doesn't work";
  expect(says('message.received', { preview }, { channel: 'webchat' })).toBe(
    "Wrote by chat: my code doesn't work",
  );
  expect(says('message.replied', { preview: 'Sorry!' }, { channel: 'email' })).toBe(
    'Was answered by email: Sorry!',
  );
  expect(says('message.failed', { error: 'mailbox full' }, { channel: 'email' })).toBe(
    'Our email could not be sent: mailbox full',
  );
});

test('a long text is cut between words, and never through a character', () => {
  const text = says('message.received', { preview: `${'word '.repeat(60)}` });
  expect(text).toMatch(/^Wrote: (word )+word…$/);
  expect(text.length).toBeLessThan(160);
  const emoji = says('message.received', { preview: '😀'.repeat(200) });
  expect(emoji.isWellFormed()).toBe(true);
});

test('pages are named by their title, and say which letter or advertisement led there', () => {
  expect(says('page.viewed', { title: 'Drills', path: '/drills' })).toBe('Viewed Drills');
  expect(says('page.viewed', {}, { context: { page: { path: '/drills' } } })).toBe('Viewed /drills');
  const context = { campaign: { name: 'Spring', source: 'instagram' } };
  expect(says('page.viewed', { title: 'Home' }, { context })).toBe(
    'Viewed Home (came from Spring, instagram)',
  );
});

test('who says who they are is named, and whether it is proven', () => {
  expect(says('customer.identified', { name: 'Ana', email: 'ana@example.com' })).toBe(
    'Said who they are: Ana',
  );
  expect(says('customer.identified', { email: 'ana@example.com' }, { context: { trust: 'claimed' } })).toBe(
    'Said who they are: ana@example.com (not verified)',
  );
  expect(says('customer.identified', { plan: 'gold', fav_color: 'red' })).toBe(
    'Details came in: plan and fav color',
  );
  expect(says('customer.identified', {}, { context: { user_id: 'wb-1' } })).toBe('Signed in as wb-1');
  expect(says('organisation.joined', { name: 'Acme' })).toBe('Belongs to Acme');
});

test('what nobody has a sentence for reads well all the same', () => {
  expect(says('warranty_claim.filed')).toBe('Warranty claim filed');
  expect(says('signup')).toBe('Signup');
  expect(says('warranty_claim.filed', {}, { context: { event: 'Warranty Claim Filed' } })).toBe(
    'Warranty claim filed',
  );
  expect(says('sso_login.used', {}, { context: { event: 'SSO Login Used' } })).toBe('SSO login used');
  expect(says('x', {}, { context: { event: 'bookedTour' } })).toBe('Booked tour');
  expect(says('video.played', { title: 'How to drill' })).toBe('Video played: How to drill');
  expect(says('reported.message.received')).toBe('Message received');
});

test('whatever stands in the properties, there is a sentence', () => {
  const odd = [null, [], {}, 0, -1, '', ' ', Number.NaN, { name: {} }, [null], true];
  const types = [
    'product.viewed',
    'order.completed',
    'message.received',
    'customer.identified',
    'page.viewed',
    'x.failed',
  ];
  for (const type of types)
    for (const value of odd) {
      const names = ['name', 'price', 'products', 'preview', 'reason', 'code', 'total', 'title'];
      const properties = Object.fromEntries(names.map((name) => [name, value]));
      const context = { page: value, campaign: value, event: value, user_id: value } as Record<
        string,
        unknown
      >;
      expect(says(type, properties, { context })).toMatch(/\S/);
    }
});
