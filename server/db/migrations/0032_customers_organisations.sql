-- Who belongs to which organisation, and how customers are found among many.

-- Facts, as traits are: of a person and an organisation what was said, by whom, how far that is believed. They are read
-- per customer through the profiles of both, so that joining and parting either rewrites nothing here. Of what is
-- believed most the latest counts; a person's word (trust 2) is the only one that can say that somebody has left.
create table memberships (
  profile_id uuid not null,
  organisation_profile_id uuid not null,
  -- 0 claimed, 1 verified, 2 said by a person of the team
  trust smallint not null check (trust between 0 and 2),
  belongs boolean not null default true,
  first_at timestamptz not null,
  last_at timestamptz not null,
  source_id uuid,
  said_by text not null,
  primary key (profile_id, organisation_profile_id, trust),
  check (profile_id <> organisation_profile_id),
  check (belongs or trust = 2)
);
create index memberships_organisation on memberships (organisation_profile_id);
comment on table memberships is
  'profile_id and organisation_profile_id are both profiles: whoever erases a customer, a person or an organisation, deletes the rows of either column.';

-- What a customer is called, folded (no capitals, no accents, see find/fold.ts): the order by name, and the beginning of
-- it. Whoever has no name is called by their address; whoever has neither stands behind all others.
alter table customers add column called text collate "C" not null default E'\U0010FFFD';

-- The words of it, wherever they stand in it. Only of customers who are active.
create table customer_words (
  customer_id uuid not null references customers (id) on delete cascade,
  word text collate "C" not null,
  -- what they are called begins with it
  first boolean not null,
  primary key (customer_id, word)
);
create index customer_words_word on customer_words (word, customer_id);
-- Whoever is called Anna Huber is found under "anna" by what they are called; only the others are looked for here.
create index customer_words_later on customer_words (word, customer_id) where not first;

-- Each word that somebody is called by, once, with what finds it when it is misspelt. A few hundred thousand of these
-- stand for millions of customers, so that looking through them for what is alike costs a few milliseconds.
create table name_words (
  word text collate "C" primary key,
  -- what it sounds like; null where we cannot tell
  sound text,
  -- the word itself, and the word without each one of its letters
  near text[] not null
);
create index name_words_sound on name_words (sound) where sound is not null;
create index name_words_near on name_words using gin (near) with (fastupdate = off);
create index name_words_alike on name_words using gin (word gin_trgm_ops) with (fastupdate = off);

drop index customers_listed;
drop index customers_listed_known;
drop index customers_name;
drop index customers_email;
drop index customers_alike;
create index customers_by_age on customers (created_at, id) where active;
create index customers_known_by_age on customers (created_at, id) where active and known;
create index customers_by_name on customers (called, id) where active;
create index customers_known_by_name on customers (called, id) where active and known;
create index customers_organisations on customers (created_at, id) where active and kind = 'organisation';
create index customers_traits on customers using gin (traits jsonb_path_ops) where active and traits <> '{}';

-- All addresses of a customer, not only the one that is shown: by their beginning, and by their domain.
create index identities_address on identities ((value collate "C"), profile_id) where kind = 'email';
create index identities_domain on identities ((split_part(value, '@', 2) collate "C"), profile_id) where kind = 'email';
