import { randomInt, randomUUID } from 'node:crypto';

export type BenchEvent = Record<string, unknown>;

// Enough people that an index page is not always the same one, few enough that a shop of that size is ordinary.
export const PEOPLE = 20_000;
// Every 50th event is of a visitor whom nobody has seen before: a profile has to be made.
const NEW_VISITOR_EVERY = 50;
const IDENTIFY_EVERY = 10;

const PAGES = [
  '/tools/drills/18v-combi',
  '/tools/saws/jigsaw-500',
  '/garden/mowers',
  '/cart',
  '/checkout/payment',
];

/** Events as a shop sends them, about 320 bytes each: nine of ten tracked, one an identify. */
export function makeEvent(number: number, timestamp = new Date().toISOString()): BenchEvent {
  const person = randomInt(PEOPLE);
  const who =
    number % NEW_VISITOR_EVERY === 7
      ? { anonymousId: randomUUID() }
      : { userId: `customer-${person}`, anonymousId: `visitor-${person}` };
  const shared = { ...who, messageId: randomUUID(), timestamp };
  if (number % IDENTIFY_EVERY === 3) {
    const traits = {
      email: `customer-${person}@example.org`,
      plan: person % 3 ? 'free' : 'gold',
      city: 'Linz',
    };
    return { type: 'identify', ...shared, traits };
  }
  const page = PAGES[number % PAGES.length];
  return {
    type: 'track',
    event: 'Product Viewed',
    ...shared,
    properties: { url: page, sku: `SKU-${number % 4_999}`, price: 49.9 },
    context: { locale: 'de-AT', page: { referrer: 'https://shop.example/' } },
  };
}

/** Everybody once, so that a measurement begins with a shop that is running rather than with its first minute. */
export function everybody(): BenchEvent[] {
  return Array.from({ length: PEOPLE }, (_, person) => ({
    type: 'track',
    event: 'Signup',
    userId: `customer-${person}`,
    anonymousId: `visitor-${person}`,
    messageId: randomUUID(),
  }));
}

/** What an event of makeEvent is long, on average. */
export function averageBytes(): number {
  const texts = Array.from({ length: 1_000 }, (_, number) => JSON.stringify(makeEvent(number)));
  return Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
}
