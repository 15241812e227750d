// Minimal shapes by hand until web/api-types.ts is generated; then this file goes.
export type Role = 'owner' | 'admin' | 'agent' | 'member';
export type Me = {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: string[];
  company?: string;
};
export type TeamMember = {
  id: string;
  name: string;
  email: string;
  role: Role;
  created_at: string;
  invited?: boolean;
};
export type CaseState = 'open' | 'waiting' | 'resolved';
export type CaseView = 'mine' | 'unassigned' | CaseState | 'all';
export type CaseCounts = { mine: number; unassigned: number; open: number; waiting: number };
export type CaseRow = {
  id: string;
  number: number;
  subject: string;
  state: CaseState;
  assignee: { id: string; name: string } | null;
  customer: { id: string; display_name: string };
  channels: string[];
  last_message: { direction: string; preview: string; channel: string; at: string } | null;
  waiting_since: string | null;
  created_at: string;
  updated_at: string;
  version: number;
};
export type StorySentence = {
  text: string;
  interaction_id: string | null;
  occurred_at: string;
  kind: string;
};
export type ReplyOption = {
  key: string;
  channel: string;
  account_id: string;
  account_name: string;
  thread_id: string | null;
  address: string | null;
  verified: boolean;
  suggested: boolean;
};
export type Case = CaseRow & {
  threads: { id: string; channel: string; account_id: string; address: string; subject: string | null }[];
  story: StorySentence[];
  reply_options: ReplyOption[];
};
export type Attachment = { id: string; name: string; type: string; size: number; url: string };
export type Message = {
  id: string;
  thread_id: string | null;
  channel: string | null;
  direction: 'in' | 'out' | 'note';
  author: { kind: string; id: string | null; name: string };
  automatic: boolean;
  subject: string | null;
  text: string;
  whole_text: string | null;
  html_url: string | null;
  attachments: Attachment[];
  at: string;
  delivery: { id: string; state: string; error: string | null; at: string | null } | null;
};
export type CustomerRow = {
  id: string;
  kind: string;
  display_name: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: string;
  last_seen_at: string | null;
};
export type Identity = {
  kind: string;
  value: string;
  verified: boolean;
  evidence: string | null;
  created_at: string;
};
export type Profile = { id: string; anonymous: boolean; created_at: string; identities: Identity[] };
export type Link = {
  id: string;
  profile_a: string;
  profile_b: string;
  strength: 'verified' | 'claimed' | 'person';
  evidence: string | null;
  actor: string;
  created_at: string;
  undone_at: string | null;
  undone_by: string | null;
};
export type Suggestion = {
  id: string;
  customer: { id: string; display_name: string };
  reason: string;
  created_at: string;
};
export type Customer = CustomerRow & {
  traits: {
    name: string;
    value: unknown;
    occurred_at: string;
    source_id: string | null;
    set_by: string | null;
  }[];
  profiles: Profile[];
  links: Link[];
  suggestions: Suggestion[];
};
export type TimelineItem = {
  id: string;
  profile_id: string;
  type: string;
  channel: string | null;
  direction: 'in' | 'out' | null;
  case_id: string | null;
  actor: string;
  occurred_at: string;
  received_at: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  summary: string;
};
export type JsonSchema = {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  default?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  maxLength?: number;
  minLength?: number;
  items?: JsonSchema;
};
export type Channel = {
  channel: string;
  title: string;
  secret_settings: string[];
  settings: JsonSchema;
  capabilities: Record<string, unknown>;
};
export type ChannelAccount = {
  id: string;
  channel: string;
  name: string;
  address: string | null;
  enabled: boolean;
  settings: Record<string, unknown>;
  stored_secrets: string[];
  state: 'new' | 'ok' | 'error';
  last_error: string | null;
  last_checked_at: string | null;
  public_key: string | null;
};
export type TestResult = { ok: boolean; steps: { name: string; ok: boolean; says: string }[] };
export type SourceKey = {
  id: string;
  key: string | null;
  kind: 'public' | 'secret';
  preview: string;
  created_at: string;
  revoked_at: string | null;
  last_used_at: string | null;
};
export type Source = { id: string; name: string; created_at: string; keys: SourceKey[] };
export type NewKey = {
  id: string;
  kind: 'public' | 'secret';
  key: string;
  preview: string;
  created_at: string;
};
export type Parked = {
  id: string;
  reactor: string;
  interaction_id: string;
  interaction_type: string;
  attempts: number;
  error: string;
  parked_at: string;
};
export type Inbound = {
  id: string;
  account_id: string;
  account_name: string;
  external_id: string;
  state: string;
  size: number;
  attempts: number;
  error: string | null;
  received_at: string;
};
export type Session = {
  id: string;
  address: string | null;
  user_agent: string | null;
  created_at: string;
  expires_at: string;
  current: boolean;
};
