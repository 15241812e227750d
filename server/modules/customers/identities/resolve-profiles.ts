import type { RawBuilder } from 'kysely';
import { type Db, newId, sql, type Tx } from '../../../db/index.ts';
import { ErasedMeanwhile } from '../erase/late-arrivals.ts';
import { changePeople } from '../people/change-people.ts';
import { calledOf, keepWords } from '../people/keep-words.ts';
import { type HeldIdentity, identityKey, identityOf } from '../people/people.ts';
import { proveIdentity } from '../people/prove-identity.ts';
import { findIdentities } from '../queries.ts';
import { setTraits } from '../set-traits.ts';
import { normaliseIdentity } from './normalise-identity.ts';

export type Seen = {
  kind: string;
  value: string;
  /** It is in its normal form already: what was taken for somebody stays so, also when a rule changes meanwhile. */
  normal?: true;
  /** A browser or device, of whom nobody has said who it is. `anonymous_id` always is. */
  anonymous?: boolean;
  /** Whether whoever says so is believed: false for what anybody can write, such as a sender's address. */
  verified: boolean;
  source_id: string | null;
};

type Contact = [email: string | null, phone: string | null];

type Wanted = {
  kind: string;
  value: string | null;
  anonymous: boolean;
  verified: boolean;
  source_id: string | null;
  evidence: string;
};

/**
 * The profiles of these identities, in the order given; those that do not exist are made, each with a customer of its
 * own. A value that identifies nobody ("guest", not an address) gets a new profile each time. One statement when all
 * exist, two when some have to be made, whatever other processes make at the same moment.
 *
 * Outside of a transaction too: a profile that nothing points to yet is none the worse, and is found the next time.
 * Then nobody waits for the disk: it survives a crash of the database together with whatever is committed next.
 *
 * An identity never leaves its profile: what was returned may be remembered, once something that was written after it
 * is committed, until somebody is erased. `still`: what has to hold when profiles are made (see nobodyErasedSince); where it does not,
 * none are, and it throws ErasedMeanwhile.
 */
export async function resolveProfiles(
  tx: Db | Tx,
  seen: Seen[],
  still: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<string[]> {
  const wanted = seen.map(normalised);
  const named = new Map<string, Wanted>();
  for (const one of wanted) {
    if (one.value === null) continue;
    const key = identityKey({ kind: one.kind, value: one.value });
    named.set(key, { ...one, verified: one.verified || (named.get(key)?.verified ?? false) });
  }
  const found = await findIdentities(
    tx,
    [...named.values()].map(({ kind, value }) => ({ kind, value: value! })),
  );
  const profile_of = new Map(found.map((one) => [identityKey(one), one.profile_id]));
  // Before anything is made: whoever holds people must not wait for who makes identities and then wants to hold.
  await prove(
    tx,
    found.filter((one) => isNews(one, named.get(identityKey(one))!)),
  );
  const missing = [...named].filter(([key]) => !profile_of.has(key)).map(([, one]) => one);
  const nameless = wanted.filter(({ value }) => value === null);
  const made = await make(tx, [...missing, ...nameless], still);
  for (const [key, profile_id] of made.profiles) profile_of.set(key, profile_id);
  return wanted.map(({ kind, value }) =>
    value === null ? made.nameless.pop()! : profile_of.get(identityKey({ kind, value }))!,
  );
}

/** The same for one. A name that came with it (a mail's sender) is taken as what they say they are called. */
export async function resolveProfile(tx: Tx, seen: Seen & { name?: string | null }): Promise<string> {
  const [profile_id] = await resolveProfiles(tx, [seen]);
  if (seen.name && !seen.name.includes('@')) {
    await setTraits(tx, {
      profile_id: profile_id!,
      traits: { name: seen.name },
      trust: 0,
      set_by: 'customer',
    });
  }
  return profile_id!;
}

function normalised({ kind, value, normal, anonymous, verified, source_id }: Seen): Wanted {
  return {
    kind,
    value: normal ? value : normaliseIdentity(kind, value),
    anonymous: anonymous === true || kind === 'anonymous_id',
    verified,
    source_id,
    evidence: source_id === null ? 'message' : 'event',
  };
}

const isNews = (found: HeldIdentity, wanted: Wanted): boolean =>
  wanted.verified && !found.verified && !wanted.anonymous;

// Happens once in the life of an identity, so it may cost more than two statements.
async function prove(db: Db | Tx, found: HeldIdentity[]): Promise<void> {
  if (found.length === 0) return;
  const all = (tx: Tx) =>
    changePeople(tx, { identities: found }, (people) => {
      for (const one of found) proveIdentity(people, identityOf(people, one)!, 'event');
    });
  await (db.isTransaction ? all(db as Tx) : db.transaction().execute(all));
}

async function make(
  tx: Db | Tx,
  wanted: Wanted[],
  still: RawBuilder<boolean>,
): Promise<{ profiles: Map<string, string>; nameless: string[] }> {
  const rows = wanted.map((one) => {
    const [email, phone] = ['email', 'phone'].map((kind) =>
      one.kind === kind ? one.value : null,
    ) as Contact;
    const called = calledOf({ name: null, email, phone });
    return { ...one, profile_id: newId(), customer_id: newId(), email, phone, called };
  });
  const profiles = new Map<string, string>();
  if (rows.length === 0) return { profiles, nameless: [] };
  const alone = tx.isTransaction ? sql`` : sql`set_config('synchronous_commit', 'off', true)`;
  // In one order everywhere, so that two who make the same ones do not wait for each other. Where another was quicker,
  // "do update" waits for them and tells whose it is, which "do nothing" would not.
  const { rows: held } = await sql<{ kind: string; value: string; profile_id: string }>`/* prepared */
    with allowed as materialized (select ${alone} where ${still}), row as materialized (
      select row.* from allowed, json_to_recordset(${JSON.stringify(rows)}::json) as row(kind text, value text,
        anonymous boolean, verified boolean, source_id uuid, evidence text, profile_id uuid, customer_id uuid,
        email text, phone text, called text)
    ), held as (
      insert into identities (kind, value, profile_id, verified, evidence, source_id, verified_at)
      select kind, value, profile_id, verified, evidence, source_id, case when verified then now() end
      from row where value is not null order by kind, value
      on conflict (kind, value) do update set verified = identities.verified or excluded.verified,
        verified_at = coalesce(identities.verified_at, excluded.verified_at)
      returning kind, value, profile_id
    ), born as (
      select * from row where value is null or profile_id in (select profile_id from held)
    ), customer as (
      insert into customers (id, kind, known, email, phone, called)
      select customer_id, case when kind = 'group_id' then 'organisation' else 'person' end, not anonymous,
        email, phone, called
      from born
    ), profile as (
      insert into profiles (id, anonymous, home_customer_id, customer_id)
      select profile_id, anonymous, customer_id, customer_id from born
    )
    select kind, value, profile_id from held`.execute(tx);
  if (held.length === 0 && rows.some(({ value }) => value !== null)) throw new ErasedMeanwhile();
  for (const one of held) profiles.set(identityKey(one), one.profile_id);
  const born = new Set(profiles.values());
  const addressed = rows.filter(({ email, profile_id }) => email !== null && born.has(profile_id));
  await keepWords(
    tx,
    addressed.map((row) => ({ ...row, id: row.customer_id, active: true, name: null })),
  );
  return {
    profiles,
    nameless: rows.filter(({ value }) => value === null).map(({ profile_id }) => profile_id),
  };
}
