-- A second factor at sign-in, departments, and links that reset a password.

create table second_factors (
  team_member_id uuid primary key references team_members (id) on delete cascade,
  -- sealed with SECRET: a copy of the database makes no codes
  secret bytea not null,
  -- null while it is being set up: until then nobody is asked for it
  confirmed_at timestamptz,
  -- the half minute of the last code that was taken: none is taken twice, nor one before it
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);

-- In place of a code, each once.
create table recovery_codes (
  team_member_id uuid not null references second_factors (team_member_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (team_member_id, code_hash)
);

-- The password was right, the code is still to come: worth a session only with it.
create table half_sign_ins (
  token_hash bytea primary key,
  team_member_id uuid not null references team_members (id) on delete cascade,
  expires_at timestamptz not null
);
create index half_sign_ins_member on half_sign_ins (team_member_id);
create index half_sign_ins_old on half_sign_ins (expires_at);

create table departments (
  id uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
create unique index departments_name on departments (lower(name));

alter table team_members add column department_id uuid references departments (id) on delete set null;
create index team_members_department on team_members (department_id);

create table password_resets (
  token_hash bytea primary key,
  team_member_id uuid not null references team_members (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index password_resets_member on password_resets (team_member_id);
create index password_resets_old on password_resets (expires_at);

-- The audit is asked for one person's or one kind of deeds.
create index audit_entries_actor on audit_entries (actor, id);
create index audit_entries_action on audit_entries (action, id);
