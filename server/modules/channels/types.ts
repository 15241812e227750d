import type { TObject } from 'typebox';
import type { Tx } from '../../db/index.ts';
import type { Kit } from '../../kit.ts';
import type { Erased } from '../customers/index.ts';

/** An address that the company can be reached at on a channel: a mailbox, a chat on a page. */
export type Account = {
  id: string;
  channel: string;
  name: string;
  address: string | null;
  enabled: boolean;
  /** Valid by the channel's `settings` schema, without its secrets. */
  settings: Record<string, unknown>;
  state: 'new' | 'ok' | 'error';
  last_error: string | null;
  last_checked_at: Date | null;
  public_key: string | null;
  created_at: Date;
  updated_at: Date;
};

/** An account with its secrets opened. Stays inside the server. */
export type OpenAccount = Account & { secrets: Record<string, string> };

/** A stored file that belongs to a message. `content_id` is what an inline image is called in the HTML. */
export type Attachment = {
  file_id: string;
  name: string;
  type: string;
  size: number;
  content_id: string | null;
};

/** What came in, as it came in. */
export type RawInbound = {
  id: string;
  account_id: string;
  external_id: string;
  raw: Buffer;
  received_at: Date;
};

/** One thing said to the company, understood, on whatever channel. */
export type InboundMessage = {
  /** The raw row it was understood from. */
  inbound_id: string;
  account_id: string;
  channel: string;
  /** The channel's own id: a Message-ID, `sha256:...` where there is none, `<session>:<client_id>` for a chat. */
  external_id: string;
  kind: 'message' | 'auto_reply' | 'bounce';
  /** What names the thread outright (a chat session's id); mail has none and threads by its references. */
  thread_key: string | null;
  /** Message-IDs, oldest first, without repeats; holds `in_reply_to` too. */
  references: string[];
  in_reply_to: string | null;
  /** Who says it. `verified` only where the channel itself proves it: the From of a mail proves nothing. */
  from: { kind: string; value: string; name: string | null; verified: boolean };
  /** Set where the channel knows the profile already (a chat session has one). */
  profile_id?: string;
  to: string[];
  subject: string | null;
  /** The whole text. */
  text: string;
  /** The text without what was quoted from earlier messages: what a person wants to read first. */
  text_new: string;
  /** Sanitised; remote images wait in `data-remote-src`, inline ones point at /api/files/<id>. */
  html: string | null;
  attachments: Attachment[];
  occurred_at: Date;
  /** For a bounce: the Message-ID of ours that did not arrive, and the other server's words. */
  bounce: { external_id: string | null; address: string | null; reason: string } | null;
};

/**
 * What became of a raw row: a message, or a reason in plain words why it is none. `erased`: it is from somebody who was
 * erased since they wrote it; nothing of it is kept.
 */
export type Understood = { message: InboundMessage } | { ignored: string } | { erased: Erased };

/** Thrown by `understand` when trying again cannot help. `message` is read by a person. */
export class NotUnderstood extends Error {
  override name = 'NotUnderstood';
}

/** What is sent; kept in the ledger as it is. */
export type DeliveryPayload = {
  subject: string | null;
  text: string;
  /** Where there is none, a channel that speaks HTML makes it from the text. */
  html: string | null;
  /** Who it is from, for the customer to read ("Ben"). */
  author_name: string | null;
  attachments: Attachment[];
  in_reply_to: string | null;
  references: string[];
  thread_key: string | null;
  /** What people call the case by: in a header of a mail, never in its subject. */
  case_number?: number;
};

/** One row of the send ledger. */
export type Delivery = {
  id: string;
  profile_id: string;
  account_id: string;
  channel: string;
  message_id: string | null;
  case_id: string | null;
  to_address: string;
  payload: DeliveryPayload;
  /** Chosen before the first try, the same on each further one. */
  external_id: string;
  attempts: number;
};

/** What the other side said when it took a delivery. `renamed_to`: the id it gave it in place of ours, if it did. */
export type Sent = { receipt: string; renamed_to?: string | null };

/** Thrown by `send`. `permanent`: trying again cannot help. `account`: the account is at fault, not the message. */
export class NotSent extends Error {
  override name = 'NotSent';
  readonly fault: 'permanent' | 'temporary' | 'account';

  constructor(fault: 'permanent' | 'temporary' | 'account', says: string) {
    super(says);
    this.fault = fault;
  }
}

/** Thrown by `receive` when the account cannot be fetched from. `slow`: trying soon again would do harm (a lock-out). */
export class NotReceived extends Error {
  override name = 'NotReceived';
  readonly slow: boolean;

  constructor(says: string, slow = false) {
    super(says);
    this.slow = slow;
  }
}

/** One step of checking an account. `says` is read by a person: what is wrong and what to do, or what was found. */
export type CheckStep = { name: string; ok: boolean; says: string };

export type Capabilities = {
  subject: boolean;
  html: boolean;
  attachments: boolean;
  /** Characters in one message, or null for no limit. */
  max_length: number | null;
};

/** While it lasts, this process alone fetches the account. */
export type Lease = {
  /** Aborts when the lease is lost, the account changed, or the process stops. */
  signal: AbortSignal;
  /** How far the account was read when the lease began. */
  position: unknown;
  /** Stores raw messages and the new position in one transaction; fails when the lease is lost. */
  keep: (found: { external_id: string; raw: Buffer }[], position: unknown) => Promise<void>;
  /** Says that the account works: shown to people, and resets the back-off. */
  working: () => Promise<void>;
};

/** A channel. To add one: a folder with this, a test that runs the shared contract, a line in registry.ts. */
export type Channel = {
  channel: string;
  /** For people: "Email". */
  title: string;
  /** What an account of it is set up with; the settings form is made from it. */
  settings: TObject;
  /** Which of the settings are kept encrypted and never shown again. */
  secret_settings: string[];
  /** For a secret, the settings that say who gets to see it: when one changes, the secret has to be entered again. */
  secret_goes_to?: Record<string, string[]>;
  capabilities: Capabilities;
  /** The address customers write to, from its settings; null where there is none. */
  address: (settings: Record<string, unknown>) => string | null;
  /** True where a web page shows a public key of the account. */
  public_key?: true;
  /** What the schema cannot say: a sentence for each thing that is wrong with these settings. */
  faults?: (settings: Record<string, unknown>) => string[];
  /** Tries the account out, step by step, as far as it gets. Never throws for what an account can do wrong. */
  check: (kit: Kit, account: OpenAccount) => Promise<CheckStep[]>;
  /** Makes sense of what came in. Runs in the transaction that also hands the message on. */
  understand: (kit: Kit, tx: Tx, account: Account, raw: RawInbound) => Promise<Understood>;
  /** The id a new delivery gets before its first try. */
  externalId: (account: Account, delivery_id: string) => string;
  /** Sends once; throws NotSent. Repeated with the same `external_id` when it is not known to have worked. */
  send: (kit: Kit, account: OpenAccount, delivery: Delivery) => Promise<Sent>;
  /** Fetches what comes in until the signal aborts or the connection breaks (then it throws). */
  receive?: (kit: Kit, account: OpenAccount, lease: Lease) => Promise<void>;
  /** False when this account is not fetched from (a mailbox that only sends, the demo's catcher). */
  receives?: (account: Account) => boolean;
};
