-- The log: every interaction between a customer and the company, append-only.

-- One row for each writing transaction. Reactors follow batches in commit order: a batch is read once its
-- transaction is surely finished (xid below the oldest running one), so no late commit is ever passed over.
create table log_batches (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  -- how many interactions carry this batch's id, so that a reader can take a measured portion
  size int not null,
  received_at timestamptz not null default now(),
  primary key (xid, id)
);

create table interactions (
  id uuid not null,
  profile_id uuid not null,
  type text not null,
  channel text,
  direction text check (direction in ('in', 'out')),
  touchpoint_id uuid,
  case_id uuid,
  actor text not null,
  source_id uuid,
  message_id text,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  batch_id bigint not null,
  -- carries identity evidence (an identify, or two ids seen together for the first time)
  identifies boolean not null default false,
  properties jsonb not null default '{}',
  context jsonb not null default '{}',
  -- also the timeline's index: a customer's interactions in the order they happened
  primary key (profile_id, occurred_at, id, received_at)
) partition by range (received_at);

create index interactions_batch on interactions (batch_id);

-- Makes the partition of the month that `day` lies in (UTC), with its index that stores a message once.
create function make_interactions_partition(day timestamptz) returns text language plpgsql as $$
declare
  first_day timestamp := date_trunc('month', day at time zone 'UTC');
  name text := 'interactions_' || to_char(first_day, 'YYYY_MM');
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(7331002);
    if to_regclass(name) is null then
      execute format('create table %I partition of interactions for values from (%L) to (%L)',
        name, first_day at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
      execute format('create unique index %I on %I (profile_id, source_id, message_id)', name || '_message', name);
    end if;
  end if;
  return name;
end $$;

select make_interactions_partition(now() + make_interval(months => ahead)) from generate_series(0, 3) as ahead;

-- How far each reactor has come in each of its 64 buckets of profiles.
create table reactor_positions (
  reactor text not null,
  bucket smallint not null check (bucket between 0 and 63),
  xid xid8 not null,
  batch_id bigint not null,
  interaction_id uuid not null,
  failures int not null default 0,
  retry_at timestamptz,
  last_error text,
  updated_at timestamptz not null default now(),
  primary key (reactor, bucket)
);

-- Interactions that a reactor could not take after several tries: a person sees and replays them.
create table parked_interactions (
  id uuid primary key,
  reactor text not null,
  profile_id uuid not null,
  interaction_id uuid not null,
  interaction_type text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  error text not null,
  attempts int not null,
  parked_at timestamptz not null default now(),
  replayed_at timestamptz,
  replayed_by text,
  unique (reactor, interaction_id)
);
create index parked_interactions_open on parked_interactions (parked_at desc) where replayed_at is null;
