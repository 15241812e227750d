import { expect, test } from 'vitest';
import { testDatabase } from '../../test/setup.ts';
import { type Db, newId, sql } from '../db/index.ts';
import { record } from '../log/index.ts';
import { archiveOf, restoreInto } from './testing/place.ts';

// Each transaction leaves one row in the first table an archive holds and one in the log, with the same number.
const write = (db: Db, number: number) =>
  db.transaction().execute(async (tx) => {
    await sql`insert into audit_entries (id, actor, action) values (${newId()}, 'x', ${number})`.execute(tx);
    const profile_id = newId();
    await record(tx, [
      { profile_id, type: 't', actor: 'x', properties: { number } },
      { profile_id, type: 't', actor: 'x' },
    ]);
  });

test('a backup made while others write holds whole transactions, and all that had ended before it', async () => {
  const source = await testDatabase();
  // So that reading it takes a while.
  await sql`
    insert into raw_inbound (account_id, id, external_id, raw)
    select gen_random_uuid(), gen_random_uuid(), n, decode(repeat(md5(n::text), 300), 'hex')
    from generate_series(1, 2000) n`.execute(source.db);
  let last = 0;
  let going = true;
  const writers = Array.from({ length: 4 }, async () => {
    while (going) {
      last += 1;
      await write(source.db, last);
    }
  });
  await expect.poll(() => last).toBeGreaterThan(50);
  const before = await sql<{ n: number }>`select count(*)::int as n from audit_entries`.execute(source.db);
  const file = await archiveOf(source.url);
  const after = await sql<{ n: number }>`select count(*)::int as n from audit_entries`.execute(source.db);
  going = false;
  await Promise.all(writers);

  const target = await testDatabase();
  await restoreInto(target.url, file);
  const { rows } = await sql<{ n: number; whole: boolean }>`
    select (select count(*)::int from audit_entries) as n,
      (select array_agg(action::int order by action::int) from audit_entries)
        = (select array_agg((properties->>'number')::int order by (properties->>'number')::int)
            from interactions where properties ? 'number')
      and not exists (
        select from log_batches full join
          (select batch_id as id, count(*) as found from interactions group by 1) f using (id)
        where size is distinct from found) as whole`.execute(target.db);
  expect(rows[0]!.whole).toBe(true);
  expect(rows[0]!.n).toBeGreaterThanOrEqual(before.rows[0]!.n);
  expect(rows[0]!.n).toBeLessThan(after.rows[0]!.n);
});
