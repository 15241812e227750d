-- Channel accounts, what came in as it came in, the send ledger, chat sessions.

-- One row per address that the company can be reached at on a channel: a mailbox, a chat on a page.
create table channel_accounts (
  id uuid primary key,
  channel text not null,
  name text not null,
  address text,
  enabled boolean not null default true,
  settings jsonb not null default '{}',
  -- AES-256-GCM over a JSON object, bound to this row's id; never leaves the server
  secrets bytea,
  -- in plain words, while sending or receiving does not work
  send_error text,
  receive_error text,
  -- while the server cannot be used, its mails wait together rather than each in its turn
  send_failures integer not null default 0,
  send_after timestamptz,
  last_checked_at timestamptz,
  -- what a page may show: identifies a chat on a web page
  public_key text unique,
  -- sha256 of the token that lets another mail server hand over raw mail by HTTP
  inbound_token_hash bytea,
  -- how far the mailbox has been read; belongs to whoever holds the lease
  position jsonb,
  -- only one process fetches an account at a time
  lease_owner uuid,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);

-- Everything that arrives is kept here as it arrived before anything tries to understand it.
create table raw_inbound (
  account_id uuid not null,
  id uuid not null,
  -- the channel's own id of it (a Message-ID, a chat client's id): the same thing twice is one row
  external_id text not null,
  raw bytea not null,
  state text not null default 'new' check (state in ('new', 'understood', 'ignored', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  -- in words for a person: why it failed, or why it was left out
  error text,
  received_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (account_id, id),
  unique (account_id, external_id)
);
create index raw_inbound_waiting on raw_inbound (next_try_at) where state = 'new';
create index raw_inbound_by_state on raw_inbound (state, id);
create index raw_inbound_by_id on raw_inbound (id);

-- The send ledger: one row for each message to one person.
create table deliveries (
  profile_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  channel text not null,
  message_id uuid,
  case_id uuid,
  to_address text not null,
  -- subject, text, html, attachments, in_reply_to, references, thread_key
  payload jsonb not null,
  -- chosen before the first try and kept on each further one: the receiver can tell a repeat
  external_id text not null,
  -- where the server that took it renamed it (some do): what answers refer to
  renamed_to text,
  idempotency_key text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz not null default now(),
  lease_owner uuid,
  lease_until timestamptz,
  -- the server's words at the last failure
  error text,
  -- the server's words when it took the message
  receipt text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (profile_id, id),
  unique (profile_id, idempotency_key)
);
create index deliveries_waiting on deliveries (next_try_at) where state = 'queued';
create index deliveries_leased on deliveries (lease_until) where state = 'sending';
create index deliveries_by_id on deliveries (id);
create index deliveries_by_message on deliveries (message_id);
create index deliveries_by_external_id on deliveries (external_id);
create index deliveries_by_new_name on deliveries (renamed_to) where renamed_to is not null;

-- What the demo's mail catcher would have sent.
create table caught_mails (
  id uuid primary key,
  account_id uuid not null,
  delivery_id uuid,
  external_id text not null,
  from_address text not null,
  to_address text not null,
  subject text not null,
  text text not null,
  raw bytea not null,
  caught_at timestamptz not null default now(),
  unique (account_id, external_id)
);

-- A visitor's chat in one browser.
create table chat_sessions (
  id uuid primary key,
  account_id uuid not null,
  token_hash bytea not null,
  profile_id uuid not null,
  page text,
  -- the seq that the session's next message gets
  next_seq bigint not null default 1,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create index chat_sessions_by_profile on chat_sessions (profile_id);

create table chat_messages (
  session_id uuid not null,
  seq bigint not null,
  direction text not null check (direction in ('in', 'out')),
  text text not null,
  author_name text,
  -- the browser's id of it: a repeated request is stored once
  client_id text,
  -- the ledger's id of it: a repeated delivery is stored once
  delivery_id uuid,
  at timestamptz not null default now(),
  primary key (session_id, seq),
  unique (session_id, client_id),
  unique (session_id, delivery_id)
);
