-- What identifies nobody, how many of a kind one person has, and what a person corrects: for the company to say.

-- One row, once somebody has changed anything; before that the built-in rules hold.
create table identity_rules (
  one boolean primary key default true check (one),
  version integer not null,
  -- of phone numbers written without a country; null: as the server is set (DEFAULT_COUNTRY)
  default_country text check (default_country ~ '^[A-Z]{2}$'),
  changed_at timestamptz not null default now(),
  changed_by text not null
);

-- Where the company has a limit of its own.
create table identity_limits (
  kind text primary key,
  most integer not null check (most between 1 and 1000)
);

create table blocked_values (
  kind text not null,
  -- in the form it is compared in; begins or ends with * where it stands for many; or the name of a built-in one
  value text not null,
  -- false: a built-in one that the company has switched off
  blocked boolean not null,
  added_at timestamptz not null default now(),
  added_by text not null,
  primary key (kind, value)
);

-- Questions nobody has answered yet, the newest first.
create index link_suggestions_open on link_suggestions (id) where resolution is null;

-- A person's word stands beside what machines say, so that the latest of these counts again once it is released.
alter table profile_traits add column by_person boolean not null default false;
update profile_traits set by_person = true where trust = 2;
alter table profile_traits drop constraint profile_traits_pkey;
alter table profile_traits add primary key (profile_id, name, by_person);
alter table profile_traits add check (by_person = (trust = 2));
