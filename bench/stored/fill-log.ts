import { type Database, sql } from '../../server/db/index.ts';

/** Of so many customers the stored interactions are. */
const CUSTOMERS = 200_000;
const MONTHS = 4;
const AT_ONCE = 2;
const ROWS_A_STATEMENT = 250_000;

/**
 * Interactions of the last months, straight into their partitions with all their indexes, as they would lie had they
 * come in one after the other. They carry batches that the reactors have passed long ago.
 */
export async function fillLog(database: Database, stored: number): Promise<void> {
  if (await filledBefore(database, stored)) return;
  const started = performance.now();
  await makeCustomers(database);
  const parts = await partsOf(database, stored);
  let filled = 0;
  const work = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      await fillPart(database, part);
      filled += part.to - part.from;
      console.error(`${filled.toLocaleString('en')} are stored.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // As the database would have by itself in the time in which so much comes in.
  await sql`vacuum (analyze) interactions`.execute(database.db);
  await sql`create table bench_stored as select ${stored}::bigint as stored`.execute(database.db);
  await sql`checkpoint`.execute(database.db).catch(() => undefined);
  console.error(`Filled in ${Math.round((performance.now() - started) / 1000)} s.`);
}

async function filledBefore({ db }: Database, stored: number): Promise<boolean> {
  const { rows: there } = await sql`select from pg_class where relname = 'bench_stored'`.execute(db);
  if (there.length === 0) return false;
  const { rows } = await sql<{ stored: number }>`select stored from bench_stored`.execute(db);
  if (Number(rows[0]?.stored) === stored) return true;
  throw new Error(`The folder keeps ${rows[0]?.stored}: give that as --stored, or another folder.`);
}

const profileOf = (number: ReturnType<typeof sql>) => sql`md5('profile ' || ${number})::uuid`;

async function makeCustomers({ db }: Database): Promise<void> {
  await sql`
    with person as (
      select nth, ${profileOf(sql`nth`)} as profile_id, md5('customer ' || nth)::uuid as customer_id
      from generate_series(0, ${CUSTOMERS - 1}) as nth
    ), customer as (
      insert into customers (id, known) select customer_id, true from person
    ), profile as (
      insert into profiles (id, anonymous, home_customer_id, customer_id)
      select profile_id, false, customer_id, customer_id from person
    )
    insert into identities (kind, value, profile_id, verified, evidence)
    select 'user_id', 'stored-' || nth, profile_id, false, 'event' from person`.execute(db);
}

type Part = { partition: string; from: number; to: number; begins: Date; ends: Date };

/** The months from the earliest on, each in parts that one statement fills; this month up to now. */
async function partsOf({ db }: Database, stored: number): Promise<Part[]> {
  const { rows: months } = await sql<{ partition: string; begins: Date; ends: Date }>`
    with month as (
      select (date_trunc('month', now() at time zone 'UTC') - ago * interval '1 month') as first
      from generate_series(${MONTHS - 1}, 0, -1) as ago
    )
    select make_interactions_partition(first at time zone 'UTC') as partition, first at time zone 'UTC' as begins,
      least((first + interval '1 month') at time zone 'UTC', now()) as ends
    from month`.execute(db);
  const time = months.reduce((sum, { begins, ends }) => sum + ends.getTime() - begins.getTime(), 0);
  let from = 0;
  return months.flatMap(({ partition, begins, ends }) => {
    const span = ends.getTime() - begins.getTime();
    const rows = Math.round((stored * span) / time);
    const count = Math.ceil(rows / ROWS_A_STATEMENT);
    const bound = (part: number) => Math.round((rows * part) / count);
    const moment = (part: number) => new Date(begins.getTime() + (span * part) / count);
    const first = from;
    from += rows;
    return Array.from({ length: count }, (_, part) => ({
      partition,
      from: first + bound(part),
      to: first + bound(part + 1),
      begins: moment(part),
      ends: moment(part + 1),
    }));
  });
}

async function fillPart({ db }: Database, { partition, from, to, begins, ends }: Part): Promise<void> {
  await sql`
    insert into ${sql.table(partition)} (id, profile_id, type, channel, actor, source_id, message_id, occurred_at,
      received_at, batch_id, identifies, properties, context)
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3) || '8'
        || substr(noise, 4, 15))::uuid,
      ${profileOf(sql`(random() * ${CUSTOMERS - 1})::int`)}, 'product.viewed', 'web',
      'source:01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000001',
      gen_random_uuid(), at, at, -1 - nth / 2000, false,
      jsonb_build_object('url', '/tools/drills/18v-combi', 'sku', 'SKU-' || nth % 4999, 'price', 49.9),
      '{"trust": "claimed", "event": "Product Viewed", "locale": "de-AT", "page": {"referrer": "https://shop.example/"}}'
    from (
      select nth, md5(random()::text) as noise,
        date_trunc('milliseconds', ${begins}::timestamptz
          + (nth - ${from}::bigint) * (${ends}::timestamptz - ${begins}::timestamptz) / ${to - from}) as at
      from generate_series(${from}::bigint, ${to - 1}::bigint) as nth
    ) as row`.execute(db);
}
