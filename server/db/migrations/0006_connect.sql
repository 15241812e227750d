-- Sources: the sites, apps and systems that send events. Each has keys; a key says how far its source is believed.

create table sources (
  id uuid primary key,
  name text not null check (name <> ''),
  -- events a second that each of its keys may send, for each process; null is without end
  public_events_per_s int default 500 check (public_events_per_s > 0),
  secret_events_per_s int check (secret_events_per_s > 0),
  -- the same for each network address that sends with a public key
  address_events_per_s int default 100 check (address_events_per_s > 0),
  created_at timestamptz not null default now()
);

create table source_keys (
  id uuid primary key,
  source_id uuid not null references sources (id),
  -- public: stands in web pages, for anyone to read, so that what it sends is only a claim
  -- secret: stands on the company's own servers; what it sends is believed
  kind text not null check (kind in ('public', 'secret')),
  -- a public key as it is; of a secret one only the hash, so that a copy of the database lets nobody in
  public_key text unique,
  secret_hash bytea unique,
  -- enough of it to tell it from others on a screen
  preview text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  -- written every minute or so, not with every request
  last_used_at timestamptz,
  check ((kind = 'public') = (public_key is not null)),
  check ((kind = 'secret') = (secret_hash is not null))
);
create index source_keys_source on source_keys (source_id);

-- Events that were refused, so that whoever connects a system sees why, also after a restart. The newest 1,000 of each
-- source; written after the answer. What was stored stands on the log.
create table refused_events (
  id uuid primary key,
  source_id uuid not null references sources (id),
  at timestamptz not null,
  kind text,
  name text,
  user_id text,
  anonymous_id text,
  code text not null,
  path text not null,
  detail text not null,
  -- as it came, the first 4 KB of it
  raw text not null
);
create index refused_events_source on refused_events (source_id, id desc);
