/** A row of `cases`. */
export type Case = {
  id: string;
  number: number;
  profile_id: string;
  subject: string;
  state: CaseState;
  assignee_id: string | null;
  channels: string[];
  created_at: Date;
  updated_at: Date;
  last_message_at: Date;
  waiting_since: Date | null;
  resolved_at: Date | null;
  version: number;
};

export type CaseState = 'open' | 'waiting' | 'resolved';

/** A row of `threads`. */
export type Thread = {
  id: string;
  case_id: string;
  profile_id: string;
  account_id: string;
  channel: string;
  address: string;
  key: string | null;
  subject: string | null;
  last_message_at: Date;
};

/** A file as a message keeps it. */
export type MessageFile = {
  file_id: string;
  name: string;
  type: string;
  size: number;
  content_id: string | null;
};

/** A row of `messages`, without the columns that only searching and sending look at. */
export type Message = {
  id: string;
  profile_id: string;
  case_id: string;
  thread_id: string | null;
  account_id: string | null;
  channel: string | null;
  direction: 'in' | 'out' | 'note';
  author_kind: 'customer' | 'team_member' | 'system';
  author_id: string | null;
  author_name: string;
  automatic: boolean;
  subject: string | null;
  text: string;
  whole_text: string | null;
  html: string | null;
  attachments: MessageFile[];
  external_id: string | null;
  delivery_id: string | null;
  idempotency_key: string | null;
  occurred_at: Date;
};
