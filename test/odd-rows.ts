import { type Db, newId, sql } from '../server/db/index.ts';

// What would be lost or changed by a careless way of writing rows down.
export const ODD = 'tab\t line\n return\r slash\\ \\N \\. "quotes" \u{1f600} ß \u2028 end';

/** Rows in the tables that the demo's data leaves empty, and odd values in some that it does not. */
export async function writeOddRows(db: Db): Promise<void> {
  const [a, b, c] = [newId(), newId(), newId()];
  await sql`
    with x1 as (insert into customers (id, known, name, traits) values (${a}, true, ${ODD}, ${JSON.stringify({ odd: ODD, big: 1e300, tiny: 0.1 })})),
    x2 as (insert into separations (id, profile_id, side, actor) values (${a}, ${b}, 'stayed', ${ODD})),
    x3 as (insert into link_suggestions (id, profile_a, profile_b, reason, evidence) values (${a}, ${b}, ${c}, ${ODD}, '')),
    x5 as (insert into invitations (id, token_hash, email, name, role, invited_by, expires_at)
      values (${a}, '\\x00ff0a5c', 'new@example.com', ${ODD}, 'agent', ${b}, 'infinity')),
    x6 as (insert into parked_interactions (id, reactor, profile_id, interaction_id, interaction_type, occurred_at,
      received_at, error, attempts) values (${a}, 'a', ${b}, ${c}, 't', '0044-03-15 BC', now(), ${ODD}, 5)),
    x7 as (insert into raw_inbound (account_id, id, external_id, raw) values (${a}, ${b}, ${ODD},
      (select string_agg(set_byte('\\x00', 0, n), '') from generate_series(0, 255) n))),
    x8 as (insert into caught_mails (id, account_id, external_id, from_address, to_address, subject, text, raw)
      values (${a}, ${b}, 'x', 'a', 'b', '', ${ODD}, '')),
    x9 as (insert into profile_links (id, profile_a, profile_b, strength, evidence, actor)
      values (${a}, ${b}, ${c}, 'claimed', '', 'x')),
    x10 as (insert into cases (id, profile_id, subject, channels) values (${a}, ${b}, ${ODD}, array[${ODD}, '{,"}', null])),
    x11 as (insert into audit_entries (id, actor, action) values (${a}, 'x', ${ODD}))
    select`.execute(db);
}
