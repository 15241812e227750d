-- Who our customers are. Facts point to profiles, profiles point to customers; only the second pointer ever moves.

create extension if not exists pg_trgm;

-- A customer's row is the view of its profiles: rebuilt when their links, identities or traits change.
create table customers (
  id uuid primary key,
  kind text not null default 'person' check (kind in ('person', 'organisation')),
  -- false while its first profile belongs to another customer: then nothing else belongs to it either
  active boolean not null default true,
  -- we know more of them than a browser
  known boolean not null,
  name text,
  email text,
  phone text,
  traits jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customers_listed on customers (id) where active;
create index customers_listed_known on customers (id) where active and known;
create index customers_name on customers (lower(name) text_pattern_ops) where active and name is not null;
create index customers_email on customers (email text_pattern_ops) where active and email is not null;
create index customers_alike on customers using gin (name gin_trgm_ops, email gin_trgm_ops) where active and known;

-- The atom of identity: never deleted by a merge, never moved.
create table profiles (
  id uuid primary key,
  -- a browser of whom nobody has said who sits in front of it
  anonymous boolean not null,
  -- the customer it was born with, its own alone
  home_customer_id uuid not null,
  -- the home of the oldest (smallest id) of all profiles that are linked with it
  customer_id uuid not null,
  created_at timestamptz not null default now()
);
create index profiles_customer on profiles (customer_id);
create index profiles_home on profiles (home_customer_id);

-- Distributed by value, were it ever to be: an identity is looked up by what it says.
create table identities (
  kind text not null,
  value text not null,
  profile_id uuid not null,
  -- false: somebody said so, and nobody has proven it
  verified boolean not null,
  evidence text not null,
  source_id uuid,
  created_at timestamptz not null default now(),
  verified_at timestamptz,
  primary key (kind, value)
);
create index identities_profile on identities (profile_id);

-- What joined whom and why. Rows are only ever ended, so that what was undone can still be read.
create table profile_links (
  id uuid primary key,
  profile_a uuid not null,
  profile_b uuid not null,
  strength text not null check (strength in ('claimed', 'verified', 'person')),
  evidence text not null,
  -- a claim that brought one of the two profiles into being: there was nobody before whom it could have joined
  introduced boolean not null default false,
  actor text not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text,
  check (profile_a <> profile_b),
  check ((undone_at is null) = (undone_by is null))
);
create index profile_links_a on profile_links (profile_a);
create index profile_links_b on profile_links (profile_b);

-- What a person said does not belong together: each profile of one side stands apart from each of the other.
create table separations (
  id uuid not null,
  profile_id uuid not null,
  side text not null check (side in ('stayed', 'split_off')),
  actor text not null,
  created_at timestamptz not null default now(),
  primary key (id, profile_id)
);
create index separations_profile on separations (profile_id);

-- Evidence that was not enough to join two customers: a person decides. Once for each pair, whatever they decide.
create table link_suggestions (
  id uuid primary key,
  profile_a uuid not null,
  profile_b uuid not null,
  reason text not null,
  evidence text not null,
  created_at timestamptz not null default now(),
  resolution text check (resolution in ('accepted', 'dismissed')),
  resolved_at timestamptz,
  resolved_by text,
  unique (profile_a, profile_b),
  check (profile_a < profile_b)
);
create index link_suggestions_b on link_suggestions (profile_b);

-- What a team member has added by one request, so that the same request again adds nobody.
create table customer_requests (
  -- the team member's id and the key they gave
  idempotency_key text primary key,
  customer_id uuid not null,
  created_at timestamptz not null default now()
);

-- What is said of a profile: of each trait what was said last by whom we believe most.
create table profile_traits (
  profile_id uuid not null,
  name text not null,
  -- json null: taken back
  value jsonb not null,
  -- 0 claimed, 1 verified, 2 said by a person of the team
  trust smallint not null check (trust between 0 and 2),
  occurred_at timestamptz not null,
  -- breaks the tie of two that happened at the same time
  said_in uuid not null,
  source_id uuid,
  set_by text not null,
  primary key (profile_id, name)
);
