import { Type } from 'typebox';

/** A Date that leaves as RFC 3339 text. */
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const MaybeTimestamp = Type.Unsafe<Date | null>({ type: ['string', 'null'], format: 'date-time' });
const maybe = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const Done = Type.Object({ ok: Type.Literal(true) });

// JSON of a shape that the channel decides: its settings, and the schema that describes them.
const Open = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

export const ChannelShape = Type.Object({
  channel: Type.String(),
  title: Type.String(),
  settings: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'JSON Schema of an account’s settings; the form is made from it',
  }),
  secret_settings: Type.Array(Type.String()),
  capabilities: Type.Object({
    subject: Type.Boolean(),
    html: Type.Boolean(),
    attachments: Type.Boolean(),
    max_length: Type.Union([Type.Integer(), Type.Null()]),
  }),
});
export const Channels = Type.Object({ items: Type.Array(ChannelShape) });

export const AccountShape = Type.Object({
  id: Type.String(),
  channel: Type.String(),
  name: Type.String(),
  address: maybe('where customers write to, on channels that have addresses'),
  enabled: Type.Boolean(),
  settings: Open,
  stored_secrets: Type.Array(Type.String(), { description: 'names of the secret settings that are stored' }),
  state: Type.Union([Type.Literal('new'), Type.Literal('ok'), Type.Literal('error')]),
  last_error: maybe('what is wrong with it now, in plain words'),
  last_checked_at: MaybeTimestamp,
  public_key: maybe('what a web page names this account by'),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export const Accounts = Type.Object({ items: Type.Array(AccountShape) });

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
export const NewAccount = Type.Object({
  channel: Type.String({ maxLength: 50 }),
  name: Name,
  settings: Open,
});
export const AccountChange = Type.Object({
  name: Type.Optional(Name),
  enabled: Type.Optional(Type.Boolean()),
  settings: Type.Optional(Open),
});
export const Trial = Type.Object({
  channel: Type.String({ maxLength: 50 }),
  settings: Open,
  id: Type.Optional(Type.String({ format: 'uuid' })),
});
export const TrialResult = Type.Object({
  ok: Type.Boolean(),
  steps: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), says: Type.String() })),
});
export const InboundToken = Type.Object({ token: Type.String(), url: Type.String() });

export const InboundQuery = Type.Object({
  state: Type.Optional(
    Type.Union(['new', 'understood', 'ignored', 'failed', 'erased'].map((state) => Type.Literal(state))),
  ),
  after: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export const InboundPage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      account_id: Type.String(),
      account_name: Type.String(),
      channel: Type.String(),
      external_id: Type.String(),
      state: Type.String(),
      attempts: Type.Integer(),
      error: maybe('why it failed, or why it was left out'),
      size: Type.Integer({ description: 'bytes' }),
      received_at: Timestamp,
      next_try_at: MaybeTimestamp,
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
});
export const TakenIn = Type.Object({ id: Type.String(), stored: Type.Boolean() });
