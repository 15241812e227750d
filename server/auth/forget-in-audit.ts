import { sql, type Tx } from '../db/index.ts';

// Shorter ones stand in too many words: a user id of "7" says nothing about whose entry it is.
const SHORTEST = 4;

/**
 * Empties the details of what was done to these subjects, and of entries that name one of these values. Who of the
 * team did what, and when, stays: that is said of the team. Returns how many.
 */
export async function forgetInAudit(
  tx: Tx,
  { subjects, values }: { subjects: string[]; values: string[] },
): Promise<number> {
  const named = values.filter((value) => value.length >= SHORTEST).map((value) => value.toLowerCase());
  const { numAffectedRows } = await sql`
    update audit_entries set detail = '{}'
    where detail <> '{}' and action <> 'customer.erased' and (
      subject = any(${subjects}::text[])
      or (subject !~ '^(team_member|invitation):' and exists (
        select from unnest(${named}::text[]) as value where strpos(lower(detail::text), value) > 0)))`.execute(
    tx,
  );
  return Number(numAffectedRows);
}
