import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const MaybeTimestamp = Type.Union([Timestamp, Type.Null()]);
const counts = (description: string) => Type.Record(Type.String(), Type.Integer(), { description });

export const ById = Type.Object({ id: Id });
export const Idempotent = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

const Reason = Type.Union(
  [Type.Literal('wish'), Type.Literal('law'), Type.Literal('mistake'), Type.Literal('test')],
  {
    description:
      'wish: the customer asked for it. law: a duty to delete. mistake: should never have been here. test: was never a person. A choice and no free text, so that the proof holds nothing personal.',
  },
);

export const Erase = Type.Object({
  confirm: Type.String({
    minLength: 1,
    maxLength: 500,
    description:
      'What the customer is called, as the preview says it: typed, so that nobody is erased by a slip.',
  }),
  reason: Reason,
  keep_out: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'Refuses events and lists under these identities for good. What the person writes themselves (a mail, a chat) begins anew all the same.',
    }),
  ),
});

export const Preview = Type.Object({
  customer_id: Id,
  confirm: Type.String({ description: 'What has to be typed.' }),
  counts: counts('Kind of thing -> how many would go.'),
});

const FIELDS = {
  id: Id,
  number: Type.Integer({ description: '1, 2, 3 ... in the order in which they were committed.' }),
  at: Timestamp,
  customer_id: Id,
  erased_by: Id,
  erased_by_name: Type.Union([Type.String(), Type.Null()]),
  reason: Reason,
  keep_out: Type.Boolean(),
  state: Type.Union([Type.Literal('running'), Type.Literal('done')], {
    description: 'running: nobody finds the customer any more, and what they left is being deleted.',
  }),
  finished_at: MaybeTimestamp,
  counts: counts('Kind of thing -> how many are gone.'),
  dropped: counts('Kind of thing -> how many came in later and were not taken.'),
  last_dropped_at: MaybeTimestamp,
  recognised: Type.Boolean({
    description:
      'False when SECRET is another one than at the erasure: what comes in later is then not recognised.',
  }),
};

export const Erasure = Type.Object(FIELDS);
export const Erasures = Type.Object({
  items: Type.Array(Erasure),
  next: Type.Union([Type.String(), Type.Null()]),
});
export const ListQuery = Type.Object({
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

export const Proof = Type.Object({
  ...FIELDS,
  customer_ids: Type.Array(Id, { description: 'Every id the customer had: one, and those merged into it.' }),
  identities: Type.Array(Type.Object({ kind: Type.String(), hash: Type.String() }), {
    description: 'HMAC-SHA-256 of each identity, in hex, under a key drawn from SECRET.',
  }),
});
