// Made by bin/generate.ts from the migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape; its reader knows which
type Json = ColumnType<any, string, string>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AuditEntries = {
  id: string;
  at: Generated<Timestamp>;
  actor: string;
  action: string;
  subject: string | null;
  detail: Generated<Json>;
};

export type BegunSignOns = {
  token_hash: Buffer;
  return_to: string;
  expires_at: Timestamp;
};

export type BlockedValues = {
  kind: string;
  value: string;
  blocked: boolean;
  added_at: Generated<Timestamp>;
  added_by: string;
};

export type Cases = {
  id: string;
  number: Generated<number>;
  profile_id: string;
  subject: string;
  state: Generated<string>;
  assignee_id: string | null;
  channels: Generated<string[]>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  last_message_at: Generated<Timestamp>;
  waiting_since: Timestamp | null;
  resolved_at: Timestamp | null;
  version: Generated<number>;
  idempotency_key: string | null;
};

export type CaughtMails = {
  id: string;
  account_id: string;
  delivery_id: string | null;
  external_id: string;
  from_address: string;
  to_address: string;
  subject: string;
  text: string;
  raw: Buffer;
  caught_at: Generated<Timestamp>;
};

export type ChannelAccounts = {
  id: string;
  channel: string;
  name: string;
  address: string | null;
  enabled: Generated<boolean>;
  settings: Generated<Json>;
  secrets: Buffer | null;
  send_error: string | null;
  receive_error: string | null;
  send_failures: Generated<number>;
  send_after: Timestamp | null;
  last_checked_at: Timestamp | null;
  public_key: string | null;
  inbound_token_hash: Buffer | null;
  position: Json | null;
  lease_owner: string | null;
  lease_until: Timestamp | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
};

export type ChatMessages = {
  session_id: string;
  seq: number;
  direction: string;
  text: string;
  author_name: string | null;
  client_id: string | null;
  delivery_id: string | null;
  at: Generated<Timestamp>;
};

export type ChatSessions = {
  id: string;
  account_id: string;
  token_hash: Buffer;
  profile_id: string;
  page: string | null;
  next_seq: Generated<number>;
  created_at: Generated<Timestamp>;
  last_seen_at: Generated<Timestamp>;
};

export type Company = {
  only_row: Generated<boolean>;
  name: string | null;
  time_zone: Generated<string>;
  language: Generated<string>;
  website: string | null;
  colour: string | null;
  version: Generated<number>;
  updated_at: Generated<Timestamp>;
};

export type CustomerImportRefusals = {
  import_id: string;
  row_number: number;
  reason: string;
  cells: Json;
};

export type CustomerImports = {
  id: string;
  file_id: string;
  file_name: string;
  file_size: number;
  encoding: string;
  delimiter: string;
  columns: Json;
  meanings: Json;
  state: Generated<string>;
  position: Generated<number>;
  bytes_read: Generated<number>;
  counts: Generated<Json>;
  error: string | null;
  created_by: string;
  created_at: Generated<Timestamp>;
  started_at: Timestamp | null;
  ended_at: Timestamp | null;
  claimed_by: string | null;
  claimed_until: Timestamp | null;
};

export type CustomerRequests = {
  idempotency_key: string;
  customer_id: string;
  created_at: Generated<Timestamp>;
};

export type CustomerWords = {
  customer_id: string;
  word: string;
  first: boolean;
};

export type Customers = {
  id: string;
  kind: Generated<string>;
  active: Generated<boolean>;
  known: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  traits: Generated<Json>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  called: Generated<string>;
};

export type Deliveries = {
  profile_id: string;
  id: string;
  account_id: string;
  channel: string;
  message_id: string | null;
  case_id: string | null;
  to_address: string;
  payload: Json;
  external_id: string;
  renamed_to: string | null;
  idempotency_key: string;
  state: Generated<string>;
  attempts: Generated<number>;
  next_try_at: Generated<Timestamp>;
  lease_owner: string | null;
  lease_until: Timestamp | null;
  error: string | null;
  receipt: string | null;
  created_at: Generated<Timestamp>;
  sent_at: Timestamp | null;
};

export type Departments = {
  id: string;
  name: string;
  created_at: Generated<Timestamp>;
};

export type ErasedIdentities = {
  hash: Buffer;
  erasure_id: string;
  kind: string;
};

export type ErasedProfiles = {
  profile_id: string;
  customer_id: string;
  erasure_id: string;
};

export type Erasures = {
  id: string;
  number: number;
  at: Timestamp;
  customer_id: string;
  erased_by: string;
  reason: string;
  keep_out: boolean;
  state: Generated<string>;
  counts: Generated<Json>;
  dropped: Generated<Json>;
  last_dropped_at: Timestamp | null;
  key_mark: string;
  finished_at: Timestamp | null;
  idempotency_key: string | null;
  unfinished: Json | null;
  claimed_until: Timestamp | null;
};

export type Files = {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  created_by: string;
  created_at: Generated<Timestamp>;
};

export type FirstOwner = {
  only_row: Generated<boolean>;
  team_member_id: string;
  created_at: Generated<Timestamp>;
};

export type HalfSignIns = {
  token_hash: Buffer;
  team_member_id: string;
  expires_at: Timestamp;
  signed_in_by: Generated<string>;
};

export type Identities = {
  kind: string;
  value: string;
  profile_id: string;
  verified: boolean;
  evidence: string;
  source_id: string | null;
  created_at: Generated<Timestamp>;
  verified_at: Timestamp | null;
};

export type IdentityLimits = {
  kind: string;
  most: number;
};

export type IdentityRules = {
  one: Generated<boolean>;
  version: number;
  default_country: string | null;
  changed_at: Generated<Timestamp>;
  changed_by: string;
};

export type Interactions = {
  id: string;
  profile_id: string;
  type: string;
  channel: string | null;
  direction: string | null;
  touchpoint_id: string | null;
  case_id: string | null;
  actor: string;
  source_id: string | null;
  message_id: string | null;
  occurred_at: Timestamp;
  received_at: Generated<Timestamp>;
  batch_id: number;
  identifies: Generated<boolean>;
  properties: Generated<Json>;
  context: Generated<Json>;
};

export type Invitations = {
  id: string;
  token_hash: Buffer;
  email: string;
  name: string;
  role: string;
  invited_by: string;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
};

export type LinkSuggestions = {
  id: string;
  profile_a: string;
  profile_b: string;
  reason: string;
  evidence: string;
  created_at: Generated<Timestamp>;
  resolution: string | null;
  resolved_at: Timestamp | null;
  resolved_by: string | null;
};

export type LogBatches = {
  id: Generated<number>;
  xid: Generated<string>;
  size: number;
  received_at: Generated<Timestamp>;
};

export type Memberships = {
  profile_id: string;
  organisation_profile_id: string;
  trust: number;
  belongs: Generated<boolean>;
  first_at: Timestamp;
  last_at: Timestamp;
  source_id: string | null;
  said_by: string;
};

export type Messages = {
  id: string;
  profile_id: string;
  case_id: string;
  thread_id: string | null;
  account_id: string | null;
  channel: string | null;
  direction: string;
  author_kind: string;
  author_id: string | null;
  author_name: string;
  automatic: Generated<boolean>;
  subject: string | null;
  text: string;
  whole_text: string | null;
  html: string | null;
  attachments: Generated<Json>;
  external_id: string | null;
  delivery_id: string | null;
  idempotency_key: string | null;
  occurred_at: Timestamp;
  received_at: Generated<Timestamp>;
};

export type NameWords = {
  word: string;
  sound: string | null;
  near: string[];
};

export type ParkedInteractions = {
  id: string;
  reactor: string;
  profile_id: string;
  interaction_id: string;
  interaction_type: string;
  occurred_at: Timestamp;
  received_at: Timestamp;
  error: string;
  attempts: number;
  parked_at: Generated<Timestamp>;
  replayed_at: Timestamp | null;
  replayed_by: string | null;
};

export type PasskeyChallenges = {
  token_hash: Buffer;
  team_member_id: string | null;
  expires_at: Timestamp;
};

export type Passkeys = {
  id: string;
  team_member_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: Generated<string[]>;
  name: string;
  synced: boolean;
  created_at: Generated<Timestamp>;
  last_used_at: Timestamp | null;
};

export type PasswordResets = {
  token_hash: Buffer;
  team_member_id: string;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
};

export type PeopleWhoLeft = {
  key_hash: Buffer;
  left_at: Generated<Timestamp>;
};

export type ProfileLinks = {
  id: string;
  profile_a: string;
  profile_b: string;
  strength: string;
  evidence: string;
  introduced: Generated<boolean>;
  actor: string;
  created_at: Generated<Timestamp>;
  undone_at: Timestamp | null;
  undone_by: string | null;
};

export type ProfileTraits = {
  profile_id: string;
  name: string;
  value: Json;
  trust: number;
  occurred_at: Timestamp;
  said_in: string;
  source_id: string | null;
  set_by: string;
  by_person: Generated<boolean>;
};

export type Profiles = {
  id: string;
  anonymous: boolean;
  home_customer_id: string;
  customer_id: string;
  created_at: Generated<Timestamp>;
};

export type RawInbound = {
  account_id: string;
  id: string;
  external_id: string;
  raw: Buffer;
  state: Generated<string>;
  attempts: Generated<number>;
  next_try_at: Generated<Timestamp>;
  error: string | null;
  received_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
};

export type ReactorPositions = {
  reactor: string;
  bucket: number;
  xid: string;
  batch_id: number;
  interaction_id: string;
  failures: Generated<number>;
  retry_at: Timestamp | null;
  last_error: string | null;
  updated_at: Generated<Timestamp>;
};

export type RecoveryCodes = {
  team_member_id: string;
  code_hash: Buffer;
  used_at: Timestamp | null;
};

export type RefusedEvents = {
  id: string;
  source_id: string;
  at: Timestamp;
  kind: string | null;
  name: string | null;
  user_id: string | null;
  anonymous_id: string | null;
  code: string;
  path: string;
  detail: string;
  raw: string;
};

export type SchemaMigrations = {
  version: number;
  name: string;
  checksum: string;
  applied_at: Generated<Timestamp>;
};

export type SecondFactors = {
  team_member_id: string;
  secret: Buffer;
  confirmed_at: Timestamp | null;
  last_step: Generated<number>;
  created_at: Generated<Timestamp>;
};

export type Separations = {
  id: string;
  profile_id: string;
  side: string;
  actor: string;
  created_at: Generated<Timestamp>;
};

export type SetupTokens = {
  token_hash: Buffer;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
};

export type SignInAttempts = {
  key: Buffer;
  attempts: number;
  window_ends_at: Timestamp;
};

export type SingleSignOn = {
  only_row: Generated<boolean>;
  enabled: boolean;
  name: string;
  issuer: string;
  client_id: string;
  client_secret: Buffer | null;
  scopes: string;
  email_domains: Generated<string[]>;
  new_role: string | null;
  only_way: Generated<boolean>;
  ask_second_factor: Generated<boolean>;
  trusted_for_owners: boolean;
  version: Generated<number>;
  updated_at: Generated<Timestamp>;
};

export type SourceKeys = {
  id: string;
  source_id: string;
  kind: string;
  public_key: string | null;
  secret_hash: Buffer | null;
  preview: string;
  created_at: Generated<Timestamp>;
  revoked_at: Timestamp | null;
  last_used_at: Timestamp | null;
};

export type Sources = {
  id: string;
  name: string;
  public_events_per_s: Generated<number | null>;
  secret_events_per_s: number | null;
  address_events_per_s: Generated<number | null>;
  created_at: Generated<Timestamp>;
};

export type TeamAccounts = {
  id: string;
  team_member_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Timestamp | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

export type TeamMembers = {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  role: string;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  removed_at: Timestamp | null;
  department_id: string | null;
};

export type TeamSessions = {
  id: string;
  team_member_id: string;
  token: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  signed_in_by: Generated<string>;
};

export type TeamVerifications = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
};

export type Threads = {
  id: string;
  case_id: string;
  profile_id: string;
  account_id: string;
  channel: string;
  address: string;
  key: string | null;
  subject: string | null;
  created_at: Generated<Timestamp>;
  last_message_at: Generated<Timestamp>;
};

export type Tables = {
  audit_entries: AuditEntries;
  begun_sign_ons: BegunSignOns;
  blocked_values: BlockedValues;
  cases: Cases;
  caught_mails: CaughtMails;
  channel_accounts: ChannelAccounts;
  chat_messages: ChatMessages;
  chat_sessions: ChatSessions;
  company: Company;
  customer_import_refusals: CustomerImportRefusals;
  customer_imports: CustomerImports;
  customer_requests: CustomerRequests;
  customer_words: CustomerWords;
  customers: Customers;
  deliveries: Deliveries;
  departments: Departments;
  erased_identities: ErasedIdentities;
  erased_profiles: ErasedProfiles;
  erasures: Erasures;
  files: Files;
  first_owner: FirstOwner;
  half_sign_ins: HalfSignIns;
  identities: Identities;
  identity_limits: IdentityLimits;
  identity_rules: IdentityRules;
  interactions: Interactions;
  invitations: Invitations;
  link_suggestions: LinkSuggestions;
  log_batches: LogBatches;
  memberships: Memberships;
  messages: Messages;
  name_words: NameWords;
  parked_interactions: ParkedInteractions;
  passkey_challenges: PasskeyChallenges;
  passkeys: Passkeys;
  password_resets: PasswordResets;
  people_who_left: PeopleWhoLeft;
  profile_links: ProfileLinks;
  profile_traits: ProfileTraits;
  profiles: Profiles;
  raw_inbound: RawInbound;
  reactor_positions: ReactorPositions;
  recovery_codes: RecoveryCodes;
  refused_events: RefusedEvents;
  schema_migrations: SchemaMigrations;
  second_factors: SecondFactors;
  separations: Separations;
  setup_tokens: SetupTokens;
  sign_in_attempts: SignInAttempts;
  single_sign_on: SingleSignOn;
  source_keys: SourceKeys;
  sources: Sources;
  team_accounts: TeamAccounts;
  team_members: TeamMembers;
  team_sessions: TeamSessions;
  team_verifications: TeamVerifications;
  threads: Threads;
};
