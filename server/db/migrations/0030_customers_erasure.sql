-- Erasing a customer: the proof that is kept, what may not come back, and how others hear of it in time.

-- The proof of each erasure. Nothing in it says who it was: hashes, counts, ids that point to nothing any more.
create table erasures (
  id uuid primary key,
  -- 1, 2, 3 ... in the order in which they were committed: who remembers anything of customers remembers up to which
  number bigint not null unique,
  -- what happened before is not taken any more when it comes in later
  at timestamptz not null,
  customer_id uuid not null,
  erased_by uuid not null,
  reason text not null check (reason in ('wish', 'law', 'mistake', 'test')),
  -- events and lists under these identities are refused for good
  keep_out boolean not null,
  state text not null default 'running' check (state in ('running', 'done')),
  -- kind of thing -> how many are gone
  counts jsonb not null default '{}',
  -- kind of thing -> how many came in later and were not taken
  dropped jsonb not null default '{}',
  last_dropped_at timestamptz,
  -- tells whether the hashes were made with the SECRET of today
  key_mark text not null,
  finished_at timestamptz,
  idempotency_key text unique,
  -- only while it runs: whom it is about and what is still to be done. Null when done.
  unfinished jsonb,
  claimed_until timestamptz,
  check ((state = 'done') = (finished_at is not null)),
  check ((state = 'done') = (unfinished is null))
);
create index erasures_running on erasures (number) where state = 'running';

-- HMAC-SHA-256 of kind and value under a key drawn from SECRET.
create table erased_identities (
  hash bytea not null,
  erasure_id uuid not null references erasures (id),
  -- e-mail address, phone number, ...: which kind, not which one
  kind text not null,
  primary key (hash, erasure_id)
);
create index erased_identities_erasure on erased_identities (erasure_id);

-- Ids that are never given again: an old address of the console leads to the proof, a late writer is noticed.
create table erased_profiles (
  profile_id uuid primary key,
  customer_id uuid not null,
  erasure_id uuid not null references erasures (id)
);
create index erased_profiles_customer on erased_profiles (customer_id);
create index erased_profiles_erasure on erased_profiles (erasure_id);

-- True while nobody was erased after number `known`, and it stays so until the caller's transaction ends: whoever
-- erases waits for the lock. A volatile function sees what was committed while it waited, which the statement around
-- it does not.
create function nobody_erased_since(known bigint) returns boolean language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(7331005);
  return coalesce((select max(number) from erasures), 0) = known;
end $$;

-- What was taken out of here leaves a row behind, without its bytes and under a hash in place of its id: the same mail
-- read again, the same request repeated, is known and not taken.
alter table raw_inbound drop constraint raw_inbound_state_check;
alter table raw_inbound add constraint raw_inbound_state_check
  check (state in ('new', 'understood', 'ignored', 'failed', 'erased'));
