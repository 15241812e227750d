import type { Tx } from '../../server/db/index.ts';
import { type NewInteraction, record } from '../../server/log/index.ts';
import { resolveProfile } from '../../server/modules/customers/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ago = (ms: number) => new Date(Date.now() - ms);

type Told = { type: string; ago: number; properties: Record<string, unknown> };
type Known = { user_id: string; name: string; email: string; city: string; told: Told[] };

const viewed = (path: string, ms: number): Told => ({
  type: 'page.viewed',
  ago: ms,
  properties: { path, title: path, url: `https://werkbank.example${path}` },
});
const ordered = (order_id: string, total: number, ms: number): Told => ({
  type: 'order.completed',
  ago: ms,
  properties: { order_id, total, currency: 'EUR' },
});

/** What the shop's server has told of its customers so far. Ana is not among them: she is yet to come. */
const known: Known[] = [
  {
    user_id: 'wb-1001',
    name: 'Jonas Weber',
    email: 'jonas.weber@example.com',
    city: 'Kassel',
    told: [
      viewed('/product/sander-150', 12 * DAY),
      ordered('WB-20418', 119, 11 * DAY),
      { type: 'order.delivered', ago: 9 * DAY, properties: { order_id: 'WB-20418' } },
    ],
  },
  {
    user_id: 'wb-1002',
    name: 'Lena Fischer',
    email: 'lena.fischer@example.com',
    city: 'Leipzig',
    told: [ordered('WB-20391', 238, 20 * DAY), ordered('WB-20455', 24.9, 2 * DAY)],
  },
  {
    user_id: 'wb-1003',
    name: 'Tom Becker',
    email: 'tom.becker@example.com',
    city: 'Bremen',
    told: [ordered('WB-20460', 24.9, 3 * DAY), viewed('/product/bits-32', 3 * DAY + HOUR)],
  },
  {
    user_id: 'wb-1004',
    name: 'Chiara Rossi',
    email: 'chiara.rossi@example.com',
    city: 'München',
    told: [
      viewed('/product/bench', DAY + 2 * HOUR),
      { type: 'cart.viewed', ago: DAY + HOUR, properties: { value: 219, currency: 'EUR' } },
      {
        type: 'voucher.redemption_failed',
        ago: DAY,
        properties: { code: 'SPRING20', reason: 'expired', cart_value: 219, currency: 'EUR' },
      },
    ],
  },
];

/** Puts the small cast on the record, as the shop's server would: believed, with times of its own. Again: nothing. */
export async function seedCustomers(tx: Tx, source_id: string): Promise<void> {
  const interactions = await Promise.all(known.map((customer) => toldOf(tx, source_id, customer)));
  await record(tx, interactions.flat());
}

async function toldOf(tx: Tx, source_id: string, customer: Known): Promise<NewInteraction[]> {
  const { user_id, name, email, city, told } = customer;
  const profile_id = await resolveProfile(tx, {
    kind: 'user_id',
    value: user_id,
    anonymous: false,
    verified: true,
    source_id,
  });
  const common = {
    profile_id,
    source_id,
    actor: `source:${source_id}`,
    context: { user_id, trust: 'verified' },
  };
  return [
    {
      ...common,
      type: 'customer.identified',
      message_id: `demo-${user_id}`,
      identifies: true,
      occurred_at: ago(30 * DAY),
      properties: { name, email, city },
    },
    ...told.map(({ type, ago: ms, properties }, index) => ({
      ...common,
      type,
      message_id: `demo-${user_id}-${index}`,
      properties,
      channel: 'web',
      occurred_at: ago(ms),
    })),
  ];
}
