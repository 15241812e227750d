import type { Database } from '../../server/db/index.ts';
import { type Db, sql } from '../../server/db/index.ts';
import { nearOf } from '../../server/modules/customers/find/likeness.ts';
import { soundOf } from '../../server/modules/customers/find/sound.ts';
import { DOMAINS, firstNames, lastNames } from './names.ts';

const TABLES = ['customers', 'profiles', 'identities', 'profile_traits', 'customer_words', 'name_words'];

/**
 * So many customers, written straight into the tables as the product would have left them: two in a hundred are
 * organisations, every tenth is known by an address only. Indexes are made afterwards, which is faster.
 */
export async function fill({ db }: Database, count: number): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set synchronous_commit = off`.execute(one);
    await sql`set maintenance_work_mem = '512MB'`.execute(one);
    const indexes = await dropIndexes(one);
    await nameTables(one);
    await people(one, count);
    await facts(one);
    for (const { indexdef } of indexes) {
      console.error(indexdef.slice(0, 70));
      await sql.raw(indexdef).execute(one);
    }
    for (const table of TABLES) await sql`vacuum analyze ${sql.ref(table)}`.execute(one);
    await sql`drop table made`.execute(one);
  });
}

async function dropIndexes(db: Db): Promise<{ indexname: string; indexdef: string }[]> {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`
    select indexname, indexdef from pg_indexes
    where schemaname = 'public' and tablename = any(${TABLES}) and indexname not like '%_pkey'`.execute(db);
  for (const { indexname } of rows) await sql`drop index ${sql.ref(indexname)}`.execute(db);
  return rows;
}

async function nameTables(db: Db): Promise<void> {
  for (const [table, names] of Object.entries({ bench_first: firstNames(), bench_last: lastNames() })) {
    await sql`create temp table ${sql.ref(table)} as
      select * from json_to_recordset(${JSON.stringify(names.map((name, nth) => ({ nth, ...name })))}::json)
        as row(nth int, name text, called text, words text[])`.execute(db);
    await sql`create unique index on ${sql.ref(table)} (nth)`.execute(db);
    const words = [...new Set(names.flatMap((name) => name.words))].filter((word) =>
      /^\p{L}{2,}$/u.test(word),
    );
    const rows = words.map((word) => ({ word, sound: soundOf(word), near: nearOf(word) }));
    await sql`insert into name_words select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as row(word text, sound text, near text[]) on conflict do nothing`.execute(db);
  }
  await sql`create temp table bench_domain as
    select name, nth - 1 as nth from unnest(${DOMAINS}::text[]) with ordinality as row(name, nth)`.execute(
    db,
  );
}

// The power of an even number makes the first names of a list common and the last ones rare.
async function people(db: Db, count: number): Promise<void> {
  const pick = (table: string, power: number) =>
    sql`floor((select count(*) from ${sql.ref(table)}) * power(random(), ${sql.lit(power)}))::int`;
  await sql`select setseed(0.42)`.execute(db);
  await sql`
    create unlogged table made as
    with drawn as materialized (
      select nth, ${pick('bench_first', 2)} as first, ${pick('bench_last', 3)} as last, ${pick('bench_domain', 3)} as domain,
        random() as luck, random() as other, gen_random_uuid()::text as seed
      from generate_series(1, ${sql.lit(count)}) as nth
    )
    select drawn.nth, luck, other, first.words || last.words as words,
      case when luck < 0.02 then 'organisation' else 'person' end as kind,
      case when luck < 0.02 then last.name || ' GmbH' when luck < 0.9 then first.name || ' ' || last.name end as name,
      case when luck < 0.02 then last.called || ' gmbh' when luck < 0.9 then first.called || ' ' || last.called end as called,
      case when other < 0.7 or luck >= 0.9 then translate(first.called || '.' || last.called, ' ', '-') || drawn.nth || '@' || domain.name end as email,
      case when other > 0.5 then '+4917' || (10000000 + drawn.nth) end as phone,
      (overlay(seed placing lpad(to_hex(1700000000000 + drawn.nth::bigint * 60000), 12, '0') from 1 for 8))::text as _,
      (left(lpad(to_hex(1700000000000 + drawn.nth::bigint * 60000), 12, '0'), 8) || '-'
        || right(lpad(to_hex(1700000000000 + drawn.nth::bigint * 60000), 12, '0'), 4) || '-7' || substr(seed, 16))::uuid as id,
      to_timestamp(1700000000 + drawn.nth * 60) as created_at,
      (array['free', 'free', 'free', 'silver', 'gold'])[1 + floor(other * 5)::int] as plan
    from drawn
    join bench_first first on first.nth = drawn.first
    join bench_last last on last.nth = drawn.last
    join bench_domain domain on domain.nth = drawn.domain`.execute(db);
}

async function facts(db: Db): Promise<void> {
  await sql`insert into customers (id, kind, known, name, email, phone, called, traits, created_at, updated_at)
    select id, kind, true, name, email, phone, coalesce(called, email), traits, created_at, created_at
    from (select *, jsonb_strip_nulls(jsonb_build_object('name', name, 'plan', plan, 'visits', nth % 97,
      'vip', case when nth % 1000 = 0 then true end)) as traits from made) row order by id`.execute(db);
  // A profile may have any id; that of its customer saves the making of another.
  await sql`insert into profiles (id, anonymous, home_customer_id, customer_id, created_at)
    select id, false, id, id, created_at from made order by id`.execute(db);
  await sql`insert into identities (kind, value, profile_id, verified, evidence, created_at)
    select 'email', email, id, true, 'identify', created_at from made where email is not null
    union all select 'phone', phone, id, true, 'identify', created_at from made where phone is not null
    union all select 'user_id', 'customer-' || nth, id, true, 'identify', created_at from made where nth % 2 = 0
    union all select 'group_id', 'group-' || nth, id, true, 'group', created_at from made where kind = 'organisation'`.execute(
    db,
  );
  await sql`insert into profile_traits (profile_id, name, value, trust, occurred_at, said_in, set_by)
    select id, 'name', to_jsonb(name), 1, created_at, id, 'system:bench' from made where name is not null
    union all select id, 'plan', to_jsonb(plan), 1, created_at, id, 'system:bench' from made`.execute(db);
  await sql`insert into customer_words (customer_id, word, first)
    select distinct on (id, word) id, word, name is not null and place = 1
    from made cross join unnest(case when kind = 'organisation' then words[2:] || array['gmbh'] else words end)
      with ordinality as each(word, place)
    order by id, word, place`.execute(db);
}
