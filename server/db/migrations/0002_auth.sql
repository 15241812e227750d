-- Who works here: team members, their sign-in, how they came in, and what they did.

-- The first four tables are the ones better-auth works on, in our names. A removed member keeps the row, as what
-- they wrote keeps their name; the address is given free (see remove-team-member.ts) for whoever has it next.
create table team_members (
  id uuid primary key,
  name text not null check (name <> ''),
  -- lower case; 'removed:<id>' once removed
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('owner', 'admin', 'manager', 'agent', 'marketer', 'member')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  removed_at timestamptz
);

create table team_sessions (
  id uuid primary key,
  team_member_id uuid not null references team_members (id) on delete cascade,
  -- worth nothing alone: the cookie is this token signed with SECRET
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index team_sessions_member on team_sessions (team_member_id);

create table team_accounts (
  id uuid primary key,
  team_member_id uuid not null references team_members (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  -- scrypt, salted
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index team_accounts_member on team_accounts (team_member_id);

create table team_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index team_verifications_identifier on team_verifications (identifier);

-- The links that make the first owner. Each process prints its own; the first one used ends them all.
create table setup_tokens (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- At most one row, ever: two set-ups at the same moment make one owner.
create table first_owner (
  only_row boolean primary key default true check (only_row),
  team_member_id uuid not null,
  created_at timestamptz not null default now()
);

create table invitations (
  id uuid primary key,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
-- One open invitation an address: a new one takes the place of the old.
create unique index invitations_open on invitations (email) where accepted_at is null and withdrawn_at is null;

-- Failed sign-ins in the running window, shared by all processes. The key is a hash: no addresses pile up here.
create table sign_in_attempts (
  key bytea primary key,
  attempts int not null,
  window_ends_at timestamptz not null
);
create index sign_in_attempts_old on sign_in_attempts (window_ends_at);

-- Who did what. Only ever added to.
create table audit_entries (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}'
);
