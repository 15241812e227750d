-- Made by bin/generate.ts from the migrations. Do not edit.

create table audit_entries (
  id uuid not null,
  at timestamp with time zone not null default now(),
  actor text not null,
  action text not null,
  subject text,
  detail jsonb not null default '{}'::jsonb
);
--   audit_entries_pkey PRIMARY KEY (id)
CREATE INDEX audit_entries_action ON audit_entries USING btree (action, id);
CREATE INDEX audit_entries_actor ON audit_entries USING btree (actor, id);
CREATE UNIQUE INDEX audit_entries_pkey ON audit_entries USING btree (id);

create table begun_sign_ons (
  token_hash bytea not null,
  return_to text not null,
  expires_at timestamp with time zone not null
);
--   begun_sign_ons_pkey PRIMARY KEY (token_hash)
CREATE INDEX begun_sign_ons_old ON begun_sign_ons USING btree (expires_at);
CREATE UNIQUE INDEX begun_sign_ons_pkey ON begun_sign_ons USING btree (token_hash);

create table blocked_values (
  kind text not null,
  value text not null,
  blocked boolean not null,
  added_at timestamp with time zone not null default now(),
  added_by text not null
);
--   blocked_values_pkey PRIMARY KEY (kind, value)
CREATE UNIQUE INDEX blocked_values_pkey ON blocked_values USING btree (kind, value);

create table cases (
  id uuid not null,
  number bigint not null generated always as identity,
  profile_id uuid not null,
  subject text not null,
  state text not null default 'open'::text,
  assignee_id uuid,
  channels text[] not null default '{}'::text[],
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  last_message_at timestamp with time zone not null default now(),
  waiting_since timestamp with time zone,
  resolved_at timestamp with time zone,
  version integer not null default 1,
  idempotency_key text
);
--   cases_check CHECK (((state = 'resolved'::text) = (resolved_at IS NOT NULL)))
--   cases_check1 CHECK (((waiting_since IS NULL) OR (state = 'open'::text)))
--   cases_idempotency_key_key UNIQUE (idempotency_key)
--   cases_number_key UNIQUE (number)
--   cases_pkey PRIMARY KEY (id)
--   cases_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'resolved'::text])))
--   cases_subject_check CHECK ((subject <> ''::text))
CREATE INDEX cases_all ON cases USING btree (last_message_at DESC, id DESC);
CREATE INDEX cases_by_profile ON cases USING btree (profile_id, last_message_at DESC, id DESC);
CREATE INDEX cases_by_state ON cases USING btree (state, last_message_at DESC, id DESC);
CREATE INDEX cases_mine ON cases USING btree (assignee_id, last_message_at DESC, id DESC) WHERE (state <> 'resolved'::text);
CREATE INDEX cases_search ON cases USING gin (to_tsvector('simple'::regconfig, subject));
CREATE INDEX cases_unassigned ON cases USING btree (last_message_at DESC, id DESC) WHERE ((state <> 'resolved'::text) AND (assignee_id IS NULL));
CREATE INDEX cases_waiting_since ON cases USING btree (waiting_since) WHERE (waiting_since IS NOT NULL);
CREATE UNIQUE INDEX cases_idempotency_key_key ON cases USING btree (idempotency_key);
CREATE UNIQUE INDEX cases_number_key ON cases USING btree (number);
CREATE UNIQUE INDEX cases_pkey ON cases USING btree (id);

create table caught_mails (
  id uuid not null,
  account_id uuid not null,
  delivery_id uuid,
  external_id text not null,
  from_address text not null,
  to_address text not null,
  subject text not null,
  text text not null,
  raw bytea not null,
  caught_at timestamp with time zone not null default now()
);
--   caught_mails_account_id_external_id_key UNIQUE (account_id, external_id)
--   caught_mails_pkey PRIMARY KEY (id)
CREATE UNIQUE INDEX caught_mails_account_id_external_id_key ON caught_mails USING btree (account_id, external_id);
CREATE UNIQUE INDEX caught_mails_pkey ON caught_mails USING btree (id);

create table channel_accounts (
  id uuid not null,
  channel text not null,
  name text not null,
  address text,
  enabled boolean not null default true,
  settings jsonb not null default '{}'::jsonb,
  secrets bytea,
  send_error text,
  receive_error text,
  send_failures integer not null default 0,
  send_after timestamp with time zone,
  last_checked_at timestamp with time zone,
  public_key text,
  inbound_token_hash bytea,
  position jsonb,
  lease_owner uuid,
  lease_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone
);
--   channel_accounts_pkey PRIMARY KEY (id)
--   channel_accounts_public_key_key UNIQUE (public_key)
CREATE UNIQUE INDEX channel_accounts_pkey ON channel_accounts USING btree (id);
CREATE UNIQUE INDEX channel_accounts_public_key_key ON channel_accounts USING btree (public_key);

create table chat_messages (
  session_id uuid not null,
  seq bigint not null,
  direction text not null,
  text text not null,
  author_name text,
  client_id text,
  delivery_id uuid,
  at timestamp with time zone not null default now()
);
--   chat_messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
--   chat_messages_pkey PRIMARY KEY (session_id, seq)
--   chat_messages_session_id_client_id_key UNIQUE (session_id, client_id)
--   chat_messages_session_id_delivery_id_key UNIQUE (session_id, delivery_id)
CREATE UNIQUE INDEX chat_messages_pkey ON chat_messages USING btree (session_id, seq);
CREATE UNIQUE INDEX chat_messages_session_id_client_id_key ON chat_messages USING btree (session_id, client_id);
CREATE UNIQUE INDEX chat_messages_session_id_delivery_id_key ON chat_messages USING btree (session_id, delivery_id);

create table chat_sessions (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  profile_id uuid not null,
  page text,
  next_seq bigint not null default 1,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now()
);
--   chat_sessions_pkey PRIMARY KEY (id)
CREATE INDEX chat_sessions_by_profile ON chat_sessions USING btree (profile_id);
CREATE UNIQUE INDEX chat_sessions_pkey ON chat_sessions USING btree (id);
CREATE UNIQUE INDEX chat_sessions_secret ON chat_sessions USING btree (account_id, token_hash);

create table company (
  only_row boolean not null default true,
  name text,
  time_zone text not null default 'UTC'::text,
  language text not null default 'en'::text,
  website text,
  colour text,
  version integer not null default 1,
  updated_at timestamp with time zone not null default now()
);
--   company_colour_check CHECK ((colour ~ '^#[0-9a-f]{6}$'::text))
--   company_name_check CHECK ((name <> ''::text))
--   company_only_row_check CHECK (only_row)
--   company_pkey PRIMARY KEY (only_row)
--   company_website_check CHECK ((website ~ '^https?://'::text))
CREATE UNIQUE INDEX company_pkey ON company USING btree (only_row);

create table customer_import_refusals (
  import_id uuid not null,
  row_number bigint not null,
  reason text not null,
  cells jsonb not null
);
--   customer_import_refusals_pkey PRIMARY KEY (import_id, row_number)
CREATE UNIQUE INDEX customer_import_refusals_pkey ON customer_import_refusals USING btree (import_id, row_number);

create table customer_imports (
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_size bigint not null,
  encoding text not null,
  delimiter text not null,
  columns jsonb not null,
  meanings jsonb not null,
  state text not null default 'uploaded'::text,
  position bigint not null default 0,
  bytes_read bigint not null default 0,
  counts jsonb not null default '{}'::jsonb,
  error text,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  claimed_by uuid,
  claimed_until timestamp with time zone
);
--   customer_imports_delimiter_check CHECK ((((char_length(delimiter) >= 1) AND (char_length(delimiter) <= 8)) AND (delimiter !~ '["\r\n]'::text)))
--   customer_imports_encoding_check CHECK ((encoding = ANY (ARRAY['utf-8'::text, 'utf-16le'::text, 'utf-16be'::text, 'windows-1252'::text])))
--   customer_imports_pkey PRIMARY KEY (id)
--   customer_imports_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
CREATE INDEX customer_imports_open ON customer_imports USING btree (created_at) WHERE (state = ANY (ARRAY['checking'::text, 'running'::text]));
CREATE UNIQUE INDEX customer_imports_pkey ON customer_imports USING btree (id);

create table customer_requests (
  idempotency_key text not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null default now()
);
--   customer_requests_pkey PRIMARY KEY (idempotency_key)
CREATE UNIQUE INDEX customer_requests_pkey ON customer_requests USING btree (idempotency_key);

create table customer_words (
  customer_id uuid not null,
  word text not null,
  first boolean not null
);
--   customer_words_pkey PRIMARY KEY (customer_id, word)
CREATE INDEX customer_words_later ON customer_words USING btree (word, customer_id) WHERE (NOT first);
CREATE INDEX customer_words_word ON customer_words USING btree (word, customer_id);
CREATE UNIQUE INDEX customer_words_pkey ON customer_words USING btree (customer_id, word);

create table customers (
  id uuid not null,
  kind text not null default 'person'::text,
  active boolean not null default true,
  known boolean not null,
  name text,
  email text,
  phone text,
  traits jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  called text not null default '􏿽'::text
);
--   customers_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
--   customers_pkey PRIMARY KEY (id)
CREATE INDEX customers_by_age ON customers USING btree (created_at, id) WHERE active;
CREATE INDEX customers_by_name ON customers USING btree (called, id) WHERE active;
CREATE INDEX customers_known_by_age ON customers USING btree (created_at, id) WHERE (active AND known);
CREATE INDEX customers_known_by_name ON customers USING btree (called, id) WHERE (active AND known);
CREATE INDEX customers_organisations ON customers USING btree (created_at, id) WHERE (active AND (kind = 'organisation'::text));
CREATE INDEX customers_traits ON customers USING gin (traits jsonb_path_ops) WHERE (active AND (traits <> '{}'::jsonb));
CREATE UNIQUE INDEX customers_pkey ON customers USING btree (id);

create table deliveries (
  profile_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  channel text not null,
  message_id uuid,
  case_id uuid,
  to_address text not null,
  payload jsonb not null,
  external_id text not null,
  renamed_to text,
  idempotency_key text not null,
  state text not null default 'queued'::text,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null default now(),
  lease_owner uuid,
  lease_until timestamp with time zone,
  error text,
  receipt text,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone
);
--   deliveries_pkey PRIMARY KEY (profile_id, id)
--   deliveries_profile_id_idempotency_key_key UNIQUE (profile_id, idempotency_key)
--   deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text])))
CREATE INDEX deliveries_by_external_id ON deliveries USING btree (external_id);
CREATE INDEX deliveries_by_id ON deliveries USING btree (id);
CREATE INDEX deliveries_by_message ON deliveries USING btree (message_id);
CREATE INDEX deliveries_by_new_name ON deliveries USING btree (renamed_to) WHERE (renamed_to IS NOT NULL);
CREATE INDEX deliveries_failed ON deliveries USING btree (created_at) WHERE (state = 'failed'::text);
CREATE INDEX deliveries_leased ON deliveries USING btree (lease_until) WHERE (state = 'sending'::text);
CREATE INDEX deliveries_waiting ON deliveries USING btree (next_try_at) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX deliveries_pkey ON deliveries USING btree (profile_id, id);
CREATE UNIQUE INDEX deliveries_profile_id_idempotency_key_key ON deliveries USING btree (profile_id, idempotency_key);

create table departments (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now()
);
--   departments_name_check CHECK ((name <> ''::text))
--   departments_pkey PRIMARY KEY (id)
CREATE UNIQUE INDEX departments_name ON departments USING btree (lower(name));
CREATE UNIQUE INDEX departments_pkey ON departments USING btree (id);

create table erased_identities (
  hash bytea not null,
  erasure_id uuid not null,
  kind text not null
);
--   erased_identities_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id)
--   erased_identities_pkey PRIMARY KEY (hash, erasure_id)
CREATE INDEX erased_identities_erasure ON erased_identities USING btree (erasure_id);
CREATE UNIQUE INDEX erased_identities_pkey ON erased_identities USING btree (hash, erasure_id);

create table erased_profiles (
  profile_id uuid not null,
  customer_id uuid not null,
  erasure_id uuid not null
);
--   erased_profiles_erasure_id_fkey FOREIGN KEY (erasure_id) REFERENCES erasures(id)
--   erased_profiles_pkey PRIMARY KEY (profile_id)
CREATE INDEX erased_profiles_customer ON erased_profiles USING btree (customer_id);
CREATE INDEX erased_profiles_erasure ON erased_profiles USING btree (erasure_id);
CREATE UNIQUE INDEX erased_profiles_pkey ON erased_profiles USING btree (profile_id);

create table erasures (
  id uuid not null,
  number bigint not null,
  at timestamp with time zone not null,
  customer_id uuid not null,
  erased_by uuid not null,
  reason text not null,
  keep_out boolean not null,
  state text not null default 'running'::text,
  counts jsonb not null default '{}'::jsonb,
  dropped jsonb not null default '{}'::jsonb,
  last_dropped_at timestamp with time zone,
  key_mark text not null,
  finished_at timestamp with time zone,
  idempotency_key text,
  unfinished jsonb,
  claimed_until timestamp with time zone
);
--   erasures_check CHECK (((state = 'done'::text) = (finished_at IS NOT NULL)))
--   erasures_check1 CHECK (((state = 'done'::text) = (unfinished IS NULL)))
--   erasures_idempotency_key_key UNIQUE (idempotency_key)
--   erasures_number_key UNIQUE (number)
--   erasures_pkey PRIMARY KEY (id)
--   erasures_reason_check CHECK ((reason = ANY (ARRAY['wish'::text, 'law'::text, 'mistake'::text, 'test'::text])))
--   erasures_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text])))
CREATE INDEX erasures_running ON erasures USING btree (number) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX erasures_idempotency_key_key ON erasures USING btree (idempotency_key);
CREATE UNIQUE INDEX erasures_number_key ON erasures USING btree (number);
CREATE UNIQUE INDEX erasures_pkey ON erasures USING btree (id);

create table files (
  id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  created_by text not null,
  created_at timestamp with time zone not null default now()
);
--   files_pkey PRIMARY KEY (id)
CREATE INDEX files_by_hash ON files USING btree (sha256);
CREATE UNIQUE INDEX files_pkey ON files USING btree (id);

create table first_owner (
  only_row boolean not null default true,
  team_member_id uuid not null,
  created_at timestamp with time zone not null default now()
);
--   first_owner_only_row_check CHECK (only_row)
--   first_owner_pkey PRIMARY KEY (only_row)
CREATE UNIQUE INDEX first_owner_pkey ON first_owner USING btree (only_row);

create table half_sign_ins (
  token_hash bytea not null,
  team_member_id uuid not null,
  expires_at timestamp with time zone not null,
  signed_in_by text not null default 'password'::text
);
--   half_sign_ins_pkey PRIMARY KEY (token_hash)
--   half_sign_ins_signed_in_by_check CHECK ((signed_in_by = ANY (ARRAY['password'::text, 'single_sign_on'::text])))
--   half_sign_ins_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE INDEX half_sign_ins_member ON half_sign_ins USING btree (team_member_id);
CREATE INDEX half_sign_ins_old ON half_sign_ins USING btree (expires_at);
CREATE UNIQUE INDEX half_sign_ins_pkey ON half_sign_ins USING btree (token_hash);

create table identities (
  kind text not null,
  value text not null,
  profile_id uuid not null,
  verified boolean not null,
  evidence text not null,
  source_id uuid,
  created_at timestamp with time zone not null default now(),
  verified_at timestamp with time zone
);
--   identities_pkey PRIMARY KEY (kind, value)
CREATE INDEX identities_address ON identities USING btree (value COLLATE "C", profile_id) WHERE (kind = 'email'::text);
CREATE INDEX identities_domain ON identities USING btree (split_part(value, '@'::text, 2) COLLATE "C", profile_id) WHERE (kind = 'email'::text);
CREATE INDEX identities_profile ON identities USING btree (profile_id);
CREATE UNIQUE INDEX identities_pkey ON identities USING btree (kind, value);

create table identity_limits (
  kind text not null,
  most integer not null
);
--   identity_limits_most_check CHECK (((most >= 1) AND (most <= 1000)))
--   identity_limits_pkey PRIMARY KEY (kind)
CREATE UNIQUE INDEX identity_limits_pkey ON identity_limits USING btree (kind);

create table identity_rules (
  one boolean not null default true,
  version integer not null,
  default_country text,
  changed_at timestamp with time zone not null default now(),
  changed_by text not null
);
--   identity_rules_default_country_check CHECK ((default_country ~ '^[A-Z]{2}$'::text))
--   identity_rules_one_check CHECK (one)
--   identity_rules_pkey PRIMARY KEY (one)
CREATE UNIQUE INDEX identity_rules_pkey ON identity_rules USING btree (one);

create table interactions (
  id uuid not null,
  profile_id uuid not null,
  type text not null,
  channel text,
  direction text,
  touchpoint_id uuid,
  case_id uuid,
  actor text not null,
  source_id uuid,
  message_id text,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  batch_id bigint not null,
  identifies boolean not null default false,
  properties jsonb not null default '{}'::jsonb,
  context jsonb not null default '{}'::jsonb
);
--   interactions_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
--   interactions_pkey PRIMARY KEY (profile_id, occurred_at, id, received_at) INCLUDE (type, channel)
CREATE INDEX interactions_batch ON ONLY interactions USING btree (batch_id);
CREATE UNIQUE INDEX interactions_pkey ON ONLY interactions USING btree (profile_id, occurred_at, id, received_at) INCLUDE (type, channel);

create table invitations (
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  name text not null,
  role text not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone
);
--   invitations_email_check CHECK ((email = lower(email)))
--   invitations_pkey PRIMARY KEY (id)
--   invitations_token_hash_key UNIQUE (token_hash)
CREATE UNIQUE INDEX invitations_open ON invitations USING btree (email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX invitations_pkey ON invitations USING btree (id);
CREATE UNIQUE INDEX invitations_token_hash_key ON invitations USING btree (token_hash);

create table link_suggestions (
  id uuid not null,
  profile_a uuid not null,
  profile_b uuid not null,
  reason text not null,
  evidence text not null,
  created_at timestamp with time zone not null default now(),
  resolution text,
  resolved_at timestamp with time zone,
  resolved_by text
);
--   link_suggestions_check CHECK ((profile_a < profile_b))
--   link_suggestions_pkey PRIMARY KEY (id)
--   link_suggestions_profile_a_profile_b_key UNIQUE (profile_a, profile_b)
--   link_suggestions_resolution_check CHECK ((resolution = ANY (ARRAY['accepted'::text, 'dismissed'::text])))
CREATE INDEX link_suggestions_b ON link_suggestions USING btree (profile_b);
CREATE INDEX link_suggestions_open ON link_suggestions USING btree (id) WHERE (resolution IS NULL);
CREATE UNIQUE INDEX link_suggestions_pkey ON link_suggestions USING btree (id);
CREATE UNIQUE INDEX link_suggestions_profile_a_profile_b_key ON link_suggestions USING btree (profile_a, profile_b);

create table log_batches (
  id bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  size integer not null,
  received_at timestamp with time zone not null default now()
);
--   log_batches_pkey PRIMARY KEY (xid, id)
CREATE UNIQUE INDEX log_batches_pkey ON log_batches USING btree (xid, id);

create table memberships (
  profile_id uuid not null,
  organisation_profile_id uuid not null,
  trust smallint not null,
  belongs boolean not null default true,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  source_id uuid,
  said_by text not null
);
--   memberships_check CHECK ((profile_id <> organisation_profile_id))
--   memberships_check1 CHECK ((belongs OR (trust = 2)))
--   memberships_pkey PRIMARY KEY (profile_id, organisation_profile_id, trust)
--   memberships_trust_check CHECK (((trust >= 0) AND (trust <= 2)))
CREATE INDEX memberships_organisation ON memberships USING btree (organisation_profile_id);
CREATE UNIQUE INDEX memberships_pkey ON memberships USING btree (profile_id, organisation_profile_id, trust);

create table messages (
  id uuid not null,
  profile_id uuid not null,
  case_id uuid not null,
  thread_id uuid,
  account_id uuid,
  channel text,
  direction text not null,
  author_kind text not null,
  author_id uuid,
  author_name text not null,
  automatic boolean not null default false,
  subject text,
  text text not null,
  whole_text text,
  html text,
  attachments jsonb not null default '[]'::jsonb,
  external_id text,
  delivery_id uuid,
  idempotency_key text,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now()
);
--   messages_author_kind_check CHECK ((author_kind = ANY (ARRAY['customer'::text, 'team_member'::text, 'system'::text])))
--   messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'note'::text])))
--   messages_pkey PRIMARY KEY (id, profile_id)
--   messages_profile_id_account_id_external_id_key UNIQUE (profile_id, account_id, external_id)
--   messages_profile_id_case_id_idempotency_key_key UNIQUE (profile_id, case_id, idempotency_key)
CREATE INDEX messages_by_case ON messages USING btree (case_id, occurred_at DESC, id DESC);
CREATE INDEX messages_by_external_id ON messages USING btree (external_id);
CREATE INDEX messages_by_thread ON messages USING btree (thread_id, occurred_at DESC);
CREATE INDEX messages_search ON messages USING gin (to_tsvector('simple'::regconfig, ((author_name || ' '::text) || "left"(text, 50000))));
CREATE UNIQUE INDEX messages_pkey ON messages USING btree (id, profile_id);
CREATE UNIQUE INDEX messages_profile_id_account_id_external_id_key ON messages USING btree (profile_id, account_id, external_id);
CREATE UNIQUE INDEX messages_profile_id_case_id_idempotency_key_key ON messages USING btree (profile_id, case_id, idempotency_key);

create table name_words (
  word text not null,
  sound text,
  near text[] not null
);
--   name_words_pkey PRIMARY KEY (word)
CREATE INDEX name_words_alike ON name_words USING gin (word gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX name_words_near ON name_words USING gin (near) WITH (fastupdate=off);
CREATE INDEX name_words_sound ON name_words USING btree (sound) WHERE (sound IS NOT NULL);
CREATE UNIQUE INDEX name_words_pkey ON name_words USING btree (word);

create table parked_interactions (
  id uuid not null,
  reactor text not null,
  profile_id uuid not null,
  interaction_id uuid not null,
  interaction_type text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  error text not null,
  attempts integer not null,
  parked_at timestamp with time zone not null default now(),
  replayed_at timestamp with time zone,
  replayed_by text
);
--   parked_interactions_pkey PRIMARY KEY (id)
--   parked_interactions_reactor_interaction_id_key UNIQUE (reactor, interaction_id)
CREATE INDEX parked_interactions_open ON parked_interactions USING btree (parked_at DESC) WHERE (replayed_at IS NULL);
CREATE UNIQUE INDEX parked_interactions_pkey ON parked_interactions USING btree (id);
CREATE UNIQUE INDEX parked_interactions_reactor_interaction_id_key ON parked_interactions USING btree (reactor, interaction_id);

create table passkey_challenges (
  token_hash bytea not null,
  team_member_id uuid,
  expires_at timestamp with time zone not null
);
--   passkey_challenges_pkey PRIMARY KEY (token_hash)
--   passkey_challenges_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE INDEX passkey_challenges_old ON passkey_challenges USING btree (expires_at);
CREATE UNIQUE INDEX passkey_challenges_pkey ON passkey_challenges USING btree (token_hash);

create table passkeys (
  id uuid not null,
  team_member_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  synced boolean not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone
);
--   passkeys_credential_id_key UNIQUE (credential_id)
--   passkeys_name_check CHECK ((name <> ''::text))
--   passkeys_pkey PRIMARY KEY (id)
--   passkeys_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE INDEX passkeys_member ON passkeys USING btree (team_member_id);
CREATE UNIQUE INDEX passkeys_credential_id_key ON passkeys USING btree (credential_id);
CREATE UNIQUE INDEX passkeys_pkey ON passkeys USING btree (id);

create table password_resets (
  token_hash bytea not null,
  team_member_id uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null
);
--   password_resets_pkey PRIMARY KEY (token_hash)
--   password_resets_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE INDEX password_resets_member ON password_resets USING btree (team_member_id);
CREATE INDEX password_resets_old ON password_resets USING btree (expires_at);
CREATE UNIQUE INDEX password_resets_pkey ON password_resets USING btree (token_hash);

create table people_who_left (
  key_hash bytea not null,
  left_at timestamp with time zone not null default now()
);
--   people_who_left_pkey PRIMARY KEY (key_hash)
CREATE UNIQUE INDEX people_who_left_pkey ON people_who_left USING btree (key_hash);

create table profile_links (
  id uuid not null,
  profile_a uuid not null,
  profile_b uuid not null,
  strength text not null,
  evidence text not null,
  introduced boolean not null default false,
  actor text not null,
  created_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  undone_by text
);
--   profile_links_check CHECK ((profile_a <> profile_b))
--   profile_links_check1 CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
--   profile_links_pkey PRIMARY KEY (id)
--   profile_links_strength_check CHECK ((strength = ANY (ARRAY['claimed'::text, 'verified'::text, 'person'::text])))
CREATE INDEX profile_links_a ON profile_links USING btree (profile_a);
CREATE INDEX profile_links_b ON profile_links USING btree (profile_b);
CREATE UNIQUE INDEX profile_links_pkey ON profile_links USING btree (id);

create table profile_traits (
  profile_id uuid not null,
  name text not null,
  value jsonb not null,
  trust smallint not null,
  occurred_at timestamp with time zone not null,
  said_in uuid not null,
  source_id uuid,
  set_by text not null,
  by_person boolean not null default false
);
--   profile_traits_check CHECK ((by_person = (trust = 2)))
--   profile_traits_pkey PRIMARY KEY (profile_id, name, by_person)
--   profile_traits_trust_check CHECK (((trust >= 0) AND (trust <= 2)))
CREATE UNIQUE INDEX profile_traits_pkey ON profile_traits USING btree (profile_id, name, by_person);

create table profiles (
  id uuid not null,
  anonymous boolean not null,
  home_customer_id uuid not null,
  customer_id uuid not null,
  created_at timestamp with time zone not null default now()
);
--   profiles_pkey PRIMARY KEY (id)
CREATE INDEX profiles_customer ON profiles USING btree (customer_id);
CREATE INDEX profiles_home ON profiles USING btree (home_customer_id);
CREATE UNIQUE INDEX profiles_pkey ON profiles USING btree (id);

create table raw_inbound (
  account_id uuid not null,
  id uuid not null,
  external_id text not null,
  raw bytea not null,
  state text not null default 'new'::text,
  attempts integer not null default 0,
  next_try_at timestamp with time zone not null default now(),
  error text,
  received_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone
);
--   raw_inbound_account_id_external_id_key UNIQUE (account_id, external_id)
--   raw_inbound_pkey PRIMARY KEY (account_id, id)
--   raw_inbound_state_check CHECK ((state = ANY (ARRAY['new'::text, 'understood'::text, 'ignored'::text, 'failed'::text, 'erased'::text])))
CREATE INDEX raw_inbound_by_id ON raw_inbound USING btree (id);
CREATE INDEX raw_inbound_by_state ON raw_inbound USING btree (state, id);
CREATE INDEX raw_inbound_waiting ON raw_inbound USING btree (next_try_at) WHERE (state = 'new'::text);
CREATE UNIQUE INDEX raw_inbound_account_id_external_id_key ON raw_inbound USING btree (account_id, external_id);
CREATE UNIQUE INDEX raw_inbound_pkey ON raw_inbound USING btree (account_id, id);

create table reactor_positions (
  reactor text not null,
  bucket smallint not null,
  xid xid8 not null,
  batch_id bigint not null,
  interaction_id uuid not null,
  failures integer not null default 0,
  retry_at timestamp with time zone,
  last_error text,
  updated_at timestamp with time zone not null default now()
);
--   reactor_positions_bucket_check CHECK (((bucket >= 0) AND (bucket <= 63)))
--   reactor_positions_pkey PRIMARY KEY (reactor, bucket)
CREATE UNIQUE INDEX reactor_positions_pkey ON reactor_positions USING btree (reactor, bucket);

create table recovery_codes (
  team_member_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone
);
--   recovery_codes_pkey PRIMARY KEY (team_member_id, code_hash)
--   recovery_codes_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES second_factors(team_member_id) ON DELETE CASCADE
CREATE UNIQUE INDEX recovery_codes_pkey ON recovery_codes USING btree (team_member_id, code_hash);

create table refused_events (
  id uuid not null,
  source_id uuid not null,
  at timestamp with time zone not null,
  kind text,
  name text,
  user_id text,
  anonymous_id text,
  code text not null,
  path text not null,
  detail text not null,
  raw text not null
);
--   refused_events_pkey PRIMARY KEY (id)
--   refused_events_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
CREATE INDEX refused_events_source ON refused_events USING btree (source_id, id DESC);
CREATE UNIQUE INDEX refused_events_pkey ON refused_events USING btree (id);

create table schema_migrations (
  version integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now()
);
--   schema_migrations_pkey PRIMARY KEY (version)
CREATE UNIQUE INDEX schema_migrations_pkey ON schema_migrations USING btree (version);

create table second_factors (
  team_member_id uuid not null,
  secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default now()
);
--   second_factors_pkey PRIMARY KEY (team_member_id)
--   second_factors_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE UNIQUE INDEX second_factors_pkey ON second_factors USING btree (team_member_id);

create table separations (
  id uuid not null,
  profile_id uuid not null,
  side text not null,
  actor text not null,
  created_at timestamp with time zone not null default now()
);
--   separations_pkey PRIMARY KEY (id, profile_id)
--   separations_side_check CHECK ((side = ANY (ARRAY['stayed'::text, 'split_off'::text])))
CREATE INDEX separations_profile ON separations USING btree (profile_id);
CREATE UNIQUE INDEX separations_pkey ON separations USING btree (id, profile_id);

create table setup_tokens (
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null
);
--   setup_tokens_pkey PRIMARY KEY (token_hash)
CREATE UNIQUE INDEX setup_tokens_pkey ON setup_tokens USING btree (token_hash);

create table sign_in_attempts (
  key bytea not null,
  attempts integer not null,
  window_ends_at timestamp with time zone not null
);
--   sign_in_attempts_pkey PRIMARY KEY (key)
CREATE INDEX sign_in_attempts_old ON sign_in_attempts USING btree (window_ends_at);
CREATE UNIQUE INDEX sign_in_attempts_pkey ON sign_in_attempts USING btree (key);

create table single_sign_on (
  only_row boolean not null default true,
  enabled boolean not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  scopes text not null,
  email_domains text[] not null default '{}'::text[],
  new_role text,
  only_way boolean not null default false,
  ask_second_factor boolean not null default false,
  trusted_for_owners boolean not null,
  version integer not null default 1,
  updated_at timestamp with time zone not null default now()
);
--   single_sign_on_name_check CHECK ((name <> ''::text))
--   single_sign_on_new_role_check CHECK ((new_role = ANY (ARRAY['admin'::text, 'manager'::text, 'agent'::text, 'marketer'::text, 'member'::text])))
--   single_sign_on_only_row_check CHECK (only_row)
--   single_sign_on_pkey PRIMARY KEY (only_row)
CREATE UNIQUE INDEX single_sign_on_pkey ON single_sign_on USING btree (only_row);

create table source_keys (
  id uuid not null,
  source_id uuid not null,
  kind text not null,
  public_key text,
  secret_hash bytea,
  preview text not null,
  created_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
);
--   source_keys_check CHECK (((kind = 'public'::text) = (public_key IS NOT NULL)))
--   source_keys_check1 CHECK (((kind = 'secret'::text) = (secret_hash IS NOT NULL)))
--   source_keys_kind_check CHECK ((kind = ANY (ARRAY['public'::text, 'secret'::text])))
--   source_keys_pkey PRIMARY KEY (id)
--   source_keys_public_key_key UNIQUE (public_key)
--   source_keys_secret_hash_key UNIQUE (secret_hash)
--   source_keys_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id)
CREATE INDEX source_keys_source ON source_keys USING btree (source_id);
CREATE UNIQUE INDEX source_keys_pkey ON source_keys USING btree (id);
CREATE UNIQUE INDEX source_keys_public_key_key ON source_keys USING btree (public_key);
CREATE UNIQUE INDEX source_keys_secret_hash_key ON source_keys USING btree (secret_hash);

create table sources (
  id uuid not null,
  name text not null,
  public_events_per_s integer default 500,
  secret_events_per_s integer,
  address_events_per_s integer default 100,
  created_at timestamp with time zone not null default now()
);
--   sources_address_events_per_s_check CHECK ((address_events_per_s > 0))
--   sources_name_check CHECK ((name <> ''::text))
--   sources_pkey PRIMARY KEY (id)
--   sources_public_events_per_s_check CHECK ((public_events_per_s > 0))
--   sources_secret_events_per_s_check CHECK ((secret_events_per_s > 0))
CREATE UNIQUE INDEX sources_pkey ON sources USING btree (id);

create table team_accounts (
  id uuid not null,
  team_member_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);
--   team_accounts_pkey PRIMARY KEY (id)
--   team_accounts_provider_id_account_id_key UNIQUE (provider_id, account_id)
--   team_accounts_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
CREATE INDEX team_accounts_member ON team_accounts USING btree (team_member_id);
CREATE UNIQUE INDEX team_accounts_one_each ON team_accounts USING btree (team_member_id, provider_id);
CREATE UNIQUE INDEX team_accounts_pkey ON team_accounts USING btree (id);
CREATE UNIQUE INDEX team_accounts_provider_id_account_id_key ON team_accounts USING btree (provider_id, account_id);

create table team_members (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  role text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  department_id uuid
);
--   team_members_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id) ON DELETE SET NULL
--   team_members_email_check CHECK ((email = lower(email)))
--   team_members_email_key UNIQUE (email)
--   team_members_name_check CHECK ((name <> ''::text))
--   team_members_pkey PRIMARY KEY (id)
--   team_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'agent'::text, 'marketer'::text, 'member'::text])))
CREATE INDEX team_members_department ON team_members USING btree (department_id);
CREATE UNIQUE INDEX team_members_email_key ON team_members USING btree (email);
CREATE UNIQUE INDEX team_members_pkey ON team_members USING btree (id);

create table team_sessions (
  id uuid not null,
  team_member_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  signed_in_by text not null default 'password'::text
);
--   team_sessions_pkey PRIMARY KEY (id)
--   team_sessions_signed_in_by_check CHECK ((signed_in_by = ANY (ARRAY['password'::text, 'single_sign_on'::text, 'passkey'::text])))
--   team_sessions_team_member_id_fkey FOREIGN KEY (team_member_id) REFERENCES team_members(id) ON DELETE CASCADE
--   team_sessions_token_key UNIQUE (token)
CREATE INDEX team_sessions_member ON team_sessions USING btree (team_member_id);
CREATE UNIQUE INDEX team_sessions_pkey ON team_sessions USING btree (id);
CREATE UNIQUE INDEX team_sessions_token_key ON team_sessions USING btree (token);

create table team_verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);
--   team_verifications_pkey PRIMARY KEY (id)
CREATE INDEX team_verifications_identifier ON team_verifications USING btree (identifier);
CREATE UNIQUE INDEX team_verifications_pkey ON team_verifications USING btree (id);

create table threads (
  id uuid not null,
  case_id uuid not null,
  profile_id uuid not null,
  account_id uuid not null,
  channel text not null,
  address text not null,
  key text,
  subject text,
  created_at timestamp with time zone not null default now(),
  last_message_at timestamp with time zone not null default now()
);
--   threads_pkey PRIMARY KEY (id)
--   threads_profile_id_account_id_key_key UNIQUE (profile_id, account_id, key)
CREATE INDEX threads_by_address ON threads USING btree (lower(address) text_pattern_ops);
CREATE INDEX threads_by_case ON threads USING btree (case_id, last_message_at DESC);
CREATE UNIQUE INDEX threads_pkey ON threads USING btree (id);
CREATE UNIQUE INDEX threads_profile_id_account_id_key_key ON threads USING btree (profile_id, account_id, key);

CREATE OR REPLACE FUNCTION public.begin_log_batch(id bigint, size integer, still boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if not still then
    raise exception 'What this batch was decided on holds no longer.' using errcode = 'TL001';
  end if;
  insert into log_batches (id, size) overriding system value values (id, size);
end $function$;

CREATE OR REPLACE FUNCTION public.make_interactions_partition(day timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.nobody_erased_since(known bigint)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(7331005);
  return coalesce((select max(number) from erasures), 0) = known;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_message_of_earlier_partition()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'A message was stored before, in an earlier partition.' using errcode = 'unique_violation';
end $function$;
