-- Signing in by the company's own identity provider (OpenID Connect), and by passkey.

-- At most one row: one company, one provider.
create table single_sign_on (
  only_row boolean primary key default true check (only_row),
  enabled boolean not null,
  -- what the button says
  name text not null check (name <> ''),
  issuer text not null,
  client_id text not null,
  -- sealed with SECRET; null for a client without one, whom PKCE alone protects
  client_secret bytea,
  scopes text not null,
  -- lower case; empty: any
  email_domains text[] not null default '{}',
  -- what somebody becomes whom nobody invited; null: only the invited come in
  new_role text check (new_role in ('admin', 'manager', 'agent', 'marketer', 'member')),
  -- passwords and passkeys are for owners alone
  only_way boolean not null default false,
  -- ask those who have a second factor of ours for its code, too
  ask_second_factor boolean not null default false,
  -- whether an owner has chosen this provider: whoever chooses it can become anybody it lets in
  trusted_for_owners boolean not null,
  -- which provider processes remember: counts changes
  version int not null default 1,
  updated_at timestamptz not null default now()
);

-- Somebody is at the provider and will be back. State, nonce and PKCE verifier are made from the token, which only
-- their browser has.
create table begun_sign_ons (
  token_hash bytea primary key,
  return_to text not null,
  expires_at timestamptz not null
);
create index begun_sign_ons_old on begun_sign_ons (expires_at);

-- Hashes of the addresses and provider accounts of removed members: their provider may still know them, but they only
-- come back by a new invitation.
create table people_who_left (
  key_hash bytea primary key,
  left_at timestamptz not null default now()
);

-- One account of a member at one provider.
create unique index team_accounts_one_each on team_accounts (team_member_id, provider_id);

alter table team_sessions add column signed_in_by text not null default 'password'
  check (signed_in_by in ('password', 'single_sign_on', 'passkey'));
alter table half_sign_ins add column signed_in_by text not null default 'password'
  check (signed_in_by in ('password', 'single_sign_on'));

create table passkeys (
  id uuid primary key,
  team_member_id uuid not null references team_members (id) on delete cascade,
  -- the authenticator's, in base64url
  credential_id text not null unique,
  -- COSE
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  -- kept by more than one device
  synced boolean not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_member on passkeys (team_member_id);

-- What an authenticator has been asked to sign and not yet has: the challenge is made from the browser's token.
create table passkey_challenges (
  token_hash bytea primary key,
  -- null for a sign-in: who it is, the passkey says
  team_member_id uuid references team_members (id) on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenges_old on passkey_challenges (expires_at);
