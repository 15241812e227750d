import { type Database, sql } from '../../server/db/index.ts';
import { customerOfProfile, resolveProfile } from '../../server/modules/customers/index.ts';

/** A customer whose timeline is read. */
export type Subject = { name: string; customer_id: string; profile_ids: string[] };

export const LONG = 100_000;
const MONTHS = 12;
const PROFILES_OF_THE_MERGED = 20;
const AT_ONCE = 2;
// Of everybody else: so many interactions of each profile.
const OF_ANOTHER = 200;

/** Two customers of 100,000 interactions, one of them merged from 20 profiles, and other people's up to `stored`. */
export async function fill(database: Database, stored: number): Promise<Subject[]> {
  const before = await filledBefore(database, stored);
  if (before) return before;
  const subjects = [
    await makeSubject(database, 'one profile', 1),
    await makeSubject(database, `${PROFILES_OF_THE_MERGED} profiles`, PROFILES_OF_THE_MERGED),
  ];
  const started = performance.now();
  const months = Array.from({ length: MONTHS }, (_, ago) => ago);
  const fillNext = async () => {
    for (let ago = months.pop(); ago !== undefined; ago = months.pop()) {
      await fillMonth(database, ago, Math.round(stored / MONTHS), subjects);
      console.error(`A month is filled, ${MONTHS - months.length - 1} others are or are being.`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fillNext));
  await sql`vacuum (analyze) interactions`.execute(database.db);
  await sql`
    create table bench_timeline as select ${stored}::bigint as stored, ${JSON.stringify(subjects)}::jsonb as subjects`.execute(
    database.db,
  );
  console.error(`Filled in ${Math.round((performance.now() - started) / 1000)} s.`);
  return subjects;
}

async function filledBefore({ db }: Database, stored: number): Promise<Subject[] | null> {
  const there = await sql<{
    there: boolean;
  }>`select to_regclass('bench_timeline') is not null as there`.execute(db);
  if (!there.rows[0]!.there) return null;
  const { rows } = await sql<{ stored: number; subjects: Subject[] }>`select * from bench_timeline`.execute(
    db,
  );
  if (Number(rows[0]!.stored) === stored) return rows[0]!.subjects;
  throw new Error(
    `The folder keeps ${rows[0]!.stored} interactions: give that as --stored, or another folder.`,
  );
}

async function makeSubject({ db }: Database, name: string, count: number): Promise<Subject> {
  return db.transaction().execute(async (tx) => {
    const profile_ids: string[] = [];
    for (let index = 0; index < count; index++) {
      const value = `${name} ${index}`;
      profile_ids.push(await resolveProfile(tx, { kind: 'user_id', value, verified: true, source_id: null }));
    }
    const customer_id = await customerOfProfile(tx, profile_ids[0]!);
    // As a merge leaves them; the links, which nothing here reads, are left out.
    await sql`update profiles set customer_id = ${customer_id} where id = any(${profile_ids}::uuid[])`.execute(
      tx,
    );
    return { name, customer_id, profile_ids };
  });
}

/**
 * Straight into the month's partition, so that no row looks for it. The two customers' interactions lie among those of
 * everybody else, as they would had they come in over the month.
 */
async function fillMonth({ db }: Database, ago: number, rows: number, subjects: Subject[]): Promise<void> {
  const month = sql`(date_trunc('month', now() at time zone 'UTC') - ${ago} * interval '1 month') at time zone 'UTC'`;
  const made = await sql<{ name: string }>`select make_interactions_partition(${month}) as name`.execute(db);
  const every = Math.floor(rows / (LONG / MONTHS));
  const others = Math.max(1, Math.round((rows * MONTHS) / OF_ANOTHER));
  const [one, merged] = subjects;
  await sql`
    insert into ${sql.table(made.rows[0]!.name)} (id, profile_id, type, channel, direction, actor, source_id,
      message_id, occurred_at, received_at, batch_id, properties, context)
    select gen_random_uuid(), profile_id, type, channel, direction, 'customer', '01900000-0000-7000-8000-000000000001',
      ${ago} || '-' || nth, at, at, -nth / 100,
      jsonb_build_object('title', 'Page ' || nth % 5000, 'path', '/shop/page-' || nth % 5000, 'price', nth % 400,
        'currency', 'EUR'),
      '{"page": {"url": "https://shop.example/shop"}, "locale": "en-GB", "userAgent": "Mozilla/5.0 (X11; Linux)"}'
    from (
      select nth, date_trunc('milliseconds', ${month} + nth * (interval '27 days' / ${rows})) as at,
        case nth % ${every}
          when 0 then ${one!.profile_ids[0]}::uuid
          when ${every >> 1} then (${merged!.profile_ids}::uuid[])[1 + (nth / ${every}) % ${PROFILES_OF_THE_MERGED}]
          else md5((nth::bigint * 7919 % ${others})::text)::uuid
        end as profile_id,
        case
          when kind < 800 then 'page.viewed' when kind < 950 then 'product.viewed' when kind < 975 then 'product.added'
          when kind < 995 then 'message.received' when kind < 999 then 'order.completed'
          else 'voucher.redemption_failed'
        end as type,
        case when kind < 975 then 'web' when kind < 995 then 'email' end as channel,
        case when kind between 975 and 994 then 'in' end as direction
      from (
        select nth, (hashint4(nth) & 65535) % 1000 as kind from generate_series(1, ${rows}) as nth
      ) as counted
    ) as drawn`.execute(db);
}
