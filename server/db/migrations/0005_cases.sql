-- Cases, the threads they consist of, and what was said in them.

-- One matter of one customer. It points to a profile and is read per customer through the customer's profiles.
create table cases (
  id uuid primary key,
  -- what people call it by: never used twice, may have gaps
  number bigint generated always as identity unique,
  profile_id uuid not null,
  subject text not null check (subject <> ''),
  -- open: the customer waits for us. waiting: we wait for the customer.
  state text not null default 'open' check (state in ('open', 'waiting', 'resolved')),
  assignee_id uuid,
  -- every channel that was used in it, in the order of first use
  channels text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- the last thing said to or by the customer (created_at until then); notes do not count
  last_message_at timestamptz not null default now(),
  -- since when the customer has been waiting for an answer
  waiting_since timestamptz,
  resolved_at timestamptz,
  -- grows by one with every change: what two people edit at once is seen
  version integer not null default 1,
  idempotency_key text unique,
  check ((state = 'resolved') = (resolved_at is not null)),
  check (waiting_since is null or state = 'open')
);
-- One index for each view of the inbox, in the order it is shown. Most cases are resolved: what is worked on is
-- small, and so are the indexes that leave the resolved out.
create index cases_all on cases (last_message_at desc, id desc);
create index cases_by_state on cases (state, last_message_at desc, id desc);
create index cases_mine on cases (assignee_id, last_message_at desc, id desc) where state <> 'resolved';
create index cases_unassigned on cases (last_message_at desc, id desc)
  where state <> 'resolved' and assignee_id is null;
create index cases_by_profile on cases (profile_id, last_message_at desc, id desc);
create index cases_search on cases using gin (to_tsvector('simple', subject));

-- The part of a case on one channel address: a mail thread, a chat session.
create table threads (
  id uuid primary key,
  -- the case it belongs to now: an old thread that comes alive again may begin a new case
  case_id uuid not null,
  profile_id uuid not null,
  account_id uuid not null,
  channel text not null,
  -- the other side's address on the channel
  address text not null,
  -- the channel's own id of the thread, where it has one (a chat session)
  key text,
  subject text,
  created_at timestamptz not null default now(),
  last_message_at timestamptz not null default now(),
  unique (profile_id, account_id, key)
);
create index threads_by_case on threads (case_id, last_message_at desc);
create index threads_by_address on threads (lower(address) text_pattern_ops);

-- One thing said, in or out, or a note of the team.
create table messages (
  id uuid not null,
  profile_id uuid not null,
  case_id uuid not null,
  -- null for what no channel carried: notes
  thread_id uuid,
  account_id uuid,
  channel text,
  direction text not null check (direction in ('in', 'out', 'note')),
  author_kind text not null check (author_kind in ('customer', 'team_member', 'system')),
  author_id uuid,
  author_name text not null,
  -- an out-of-office, a mail that came back: nobody wrote it, nobody waits for an answer to it
  automatic boolean not null default false,
  subject text,
  -- what is new in it
  text text not null,
  -- all of it, where it quotes what was said before
  whole_text text,
  -- sanitised before it is stored, and shown in a sandbox all the same
  html text,
  -- file_id, name, type, size, content_id
  attachments jsonb not null default '[]',
  -- the channel's own id of it, in and out
  external_id text,
  delivery_id uuid,
  idempotency_key text,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  primary key (id, profile_id),
  -- what came in twice, and what was sent twice by an impatient finger, is there once
  unique (profile_id, account_id, external_id),
  unique (profile_id, case_id, idempotency_key)
);
create index messages_by_case on messages (case_id, occurred_at desc, id desc);
create index messages_by_external_id on messages (external_id);
create index messages_by_thread on messages (thread_id, occurred_at desc);
create index messages_search on messages using gin (to_tsvector('simple', author_name || ' ' || left(text, 50000)));
