import { Type } from 'typebox';

const Time = Type.String({ format: 'date-time' });

export const KeyKind = Type.Union([Type.Literal('public'), Type.Literal('secret')], {
  description:
    'public: stands in web pages; what it sends is only a claim. secret: stays on your servers; what it sends is believed.',
});

export const KeyShape = Type.Object({
  id: Type.String(),
  kind: KeyKind,
  key: Type.Union([Type.String(), Type.Null()], {
    description: 'The key of a public one; secrets are shown once.',
  }),
  preview: Type.String({ description: 'Enough of the key to tell it from others.' }),
  created_at: Time,
  revoked_at: Type.Union([Time, Type.Null()]),
  last_used_at: Type.Union([Time, Type.Null()], { description: 'Known some seconds later.' }),
});

// One schema of two types, not a union: in a union Fastify's coercion takes 0 for null, which is without end.
const limit = (of_what: string) =>
  Type.Unsafe<number | null>({
    type: ['integer', 'null'],
    minimum: 1,
    maximum: 1_000_000,
    description: `Events a second ${of_what}, for each process; ten times as many at once. Null: without end.`,
  });
const LIMITS = {
  public_events_per_s: limit('with each public key'),
  secret_events_per_s: limit('with each secret key'),
  address_events_per_s: limit('from each address with a public key'),
};

export const SourceShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  ...LIMITS,
  created_at: Time,
  keys: Type.Array(KeyShape),
});

export const SourceList = Type.Object({
  items: Type.Array(SourceShape),
  next: Type.Union([Type.String(), Type.Null()]),
});
export const SourceQuery = Type.Object({
  after: Type.Optional(Type.String()),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
});
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
export const SourceInput = Type.Object({ name: Name });
export const SourceChange = Type.Partial(Type.Object({ name: Name, ...LIMITS }));
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const KeyInput = Type.Object({ kind: KeyKind });
export const NewKey = Type.Object({
  id: Type.String(),
  kind: KeyKind,
  key: Type.String({ description: 'The whole key. A secret one is shown this once only.' }),
  preview: Type.String(),
  created_at: Time,
});

export const LiveQuery = Type.Object({
  state: Type.Optional(Type.Literal('refused', { description: 'Only those that were refused.' })),
});
const TextOrNull = Type.Union([Type.String(), Type.Null()]);
export const LiveShape = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Time,
      kind: TextOrNull,
      name: Type.Union([Type.String(), Type.Null()], {
        description: "A tracked event's name, a page's or a screen's.",
      }),
      user_id: TextOrNull,
      anonymous_id: TextOrNull,
      state: Type.Union([Type.Literal('stored'), Type.Literal('refused')]),
      code: TextOrNull,
      path: TextOrNull,
      detail: TextOrNull,
      raw: Type.String({ description: 'The event as it came: its JSON, cut off after 4 KB.' }),
    }),
    {
      description: 'The newest 200 that this process took, and refused ones of every process; newest first.',
    },
  ),
  minutes: Type.Array(
    Type.Object({
      at: Time,
      stored: Type.Integer({ description: 'Events.' }),
      refused: Type.Integer({ description: 'Events, or requests of which nothing could be read.' }),
      limited: Type.Integer({ description: 'Requests that came too fast and were told to come again.' }),
    }),
    { description: 'The last ten minutes in which anything came to this process, oldest first.' },
  ),
});

export const Stored = Type.Object({ success: Type.Literal(true) });

export const Taken = Type.Object({
  success: Type.Literal(true, { description: 'What could be stored is committed.' }),
  stored: Type.Optional(Type.Integer({ description: 'Only beside `refused`.' })),
  refused: Type.Optional(
    Type.Array(
      Type.Object({
        index: Type.Integer({ description: 'Its place in the batch, from 0.' }),
        code: Type.String(),
        path: Type.String({ description: 'The field at fault.' }),
        detail: Type.String(),
      }),
      { description: 'Events that can never be stored. The others are.' },
    ),
  ),
});

export const SettingsParams = Type.Object({ write_key: Type.String({ maxLength: 200 }) });
export const SettingsShape = Type.Record(Type.String(), Type.Unknown());
