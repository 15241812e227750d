import { Type } from 'typebox';
import { VIEWS } from './queries/list.ts';

/** A Date that leaves as RFC 3339 text. */
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const Id = Type.String({ format: 'uuid' });
const orNull = <Shape extends Parameters<typeof Type.Union>[0][number]>(shape: Shape) =>
  Type.Union([shape, Type.Null()]);

const State = Type.Union([Type.Literal('open'), Type.Literal('waiting'), Type.Literal('resolved')]);
const Text = Type.String({ minLength: 1, maxLength: 50_000, pattern: '\\S' });
const Subject = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export const IdParams = Type.Object({ id: Id });

export const CaseRow = Type.Object({
  id: Id,
  number: Type.Integer({ description: 'What people call it by' }),
  subject: Type.String(),
  state: State,
  assignee: orNull(Type.Object({ id: Id, name: Type.String() })),
  customer: Type.Object({ id: Id, display_name: Type.String() }),
  channels: Type.Array(Type.String(), { description: 'In the order of first use' }),
  last_message: orNull(
    Type.Object({
      direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
      preview: Type.String(),
      channel: Type.String(),
      at: Timestamp,
    }),
  ),
  waiting_since: orNull(Timestamp),
  created_at: Timestamp,
  updated_at: Timestamp,
  version: Type.Integer({ description: 'For If-Match' }),
});

export const ListQuery = Type.Object({
  view: Type.Optional(
    Type.Union(
      VIEWS.map((view) => Type.Literal(view)),
      { default: 'open' },
    ),
  ),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'A number, or words of subject, messages, names, addresses' }),
  ),
  customer_id: Type.Optional(Id),
  after: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});

export const CasePage = Type.Object({
  items: Type.Array(CaseRow),
  next: orNull(Type.String()),
  counts: Type.Object(
    { mine: Type.Integer(), unassigned: Type.Integer(), open: Type.Integer(), waiting: Type.Integer() },
    { description: 'Counted up to 10000: there it means "or more"' },
  ),
});

const ThreadShape = Type.Object({
  id: Id,
  channel: Type.String(),
  account_id: Id,
  address: orNull(Type.String()),
  subject: orNull(Type.String()),
});

const SentenceShape = Type.Object({
  text: Type.String(),
  interaction_id: Id,
  occurred_at: Timestamp,
  kind: Type.String(),
});

const ReplyOptionShape = Type.Object({
  key: Type.String(),
  channel: Type.String(),
  account_id: Id,
  account_name: Type.String(),
  thread_id: orNull(Id),
  address: orNull(Type.String()),
  verified: Type.Boolean({ description: 'False: nobody has proved that the address is the customer’s' }),
  suggested: Type.Boolean(),
  capabilities: Type.Object(
    {
      subject: Type.Boolean(),
      html: Type.Boolean(),
      attachments: Type.Boolean(),
      max_length: orNull(Type.Integer()),
    },
    { description: 'What can be said this way' },
  ),
});

export const WholeCase = Type.Object({
  ...CaseRow.properties,
  threads: Type.Array(ThreadShape),
  story: Type.Array(SentenceShape),
  reply_options: Type.Array(ReplyOptionShape),
});

export const MessageShape = Type.Object({
  id: Id,
  thread_id: orNull(Id),
  channel: orNull(Type.String()),
  direction: Type.Union([Type.Literal('in'), Type.Literal('out'), Type.Literal('note')]),
  author: Type.Object({ kind: Type.String(), id: orNull(Id), name: Type.String() }),
  automatic: Type.Boolean({ description: 'An out-of-office, or a mail that came back' }),
  subject: orNull(Type.String()),
  text: Type.String({ description: 'What is new in it' }),
  whole_text: orNull(Type.String({ description: 'All of it, where it quotes what was said before' })),
  html_url: orNull(Type.String()),
  attachments: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      type: Type.String(),
      size: Type.Integer(),
      url: Type.String(),
    }),
  ),
  at: Timestamp,
  delivery: orNull(
    Type.Object({ id: Id, state: Type.String(), error: orNull(Type.String()), at: Timestamp }),
  ),
});

export const MessagesQuery = Type.Object({
  before: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

export const MessagePage = Type.Object({
  items: Type.Array(MessageShape, { description: 'Oldest first within the page' }),
  next: orNull(Type.String({ description: 'Give it as `before` to read what was said earlier' })),
});

export const IdempotencyHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

export const ReplyInput = Type.Object({
  text: Text,
  reply_option: Type.String({ maxLength: 1000, description: 'The `key` of one of the reply options' }),
  subject: Type.Optional(Type.String({ maxLength: 200 })),
  file_ids: Type.Optional(Type.Array(Id, { maxItems: 20 })),
});

export const NoteInput = Type.Object({ text: Text });
export const CaseInput = Type.Object({ customer_id: Id, subject: Subject });
export const IfMatchHeaders = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) });

export const ChangeInput = Type.Object(
  {
    state: Type.Optional(State),
    assignee_id: Type.Optional(orNull(Id)),
    subject: Type.Optional(Subject),
  },
  { additionalProperties: false },
);

export const HtmlQuery = Type.Object({
  images: Type.Optional(Type.Union([Type.Literal('0'), Type.Literal('1')])),
});

export const Retried = Type.Object({ id: Id, case_id: orNull(Id) });
