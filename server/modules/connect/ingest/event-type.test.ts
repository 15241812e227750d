import { expect, test } from 'vitest';
import { typeOfTrack } from './event-type.ts';

test.each([
  ['voucher.redemption_failed', 'voucher.redemption_failed'],
  ['Order Completed', 'order.completed'],
  ['Product List Viewed', 'product_list.viewed'],
  ['Signup', 'signup'],
  ['orderCompleted', 'order.completed'],
  ['order_completed', 'order.completed'],
  ['  Checkout – Step 2 Failed! ', 'checkout_step_2.failed'],
  ['Bestellung abgeschlossen', 'bestellung.abgeschlossen'],
  ['طلب مكتمل', 'طلب.مكتمل'],
])('the event %j becomes %j', (name, type) => {
  expect(typeOfTrack(name)).toBe(type);
});

test('what a source calls by a name of ours is kept apart from ours', () => {
  expect(typeOfTrack('message.received')).toBe('reported.message.received');
  expect(typeOfTrack('Case Resolved')).toBe('reported.case.resolved');
  expect(typeOfTrack('Customer Identified')).toBe('reported.customer.identified');
});

test('a name without a letter, or one of 201 letters, is a fault of the event', () => {
  expect(() => typeOfTrack('!?')).toThrow('invalid_value at event');
  expect(() => typeOfTrack('a'.repeat(201))).toThrow('too_long at event');
});
