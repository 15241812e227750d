import { Type } from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const MOST_VALUES = 10_000;
const MOST_KINDS = 200;

const Value = Type.String({ maxLength: 1_000 });

const KindRules = Type.Object({
  kind: Type.String(),
  limit: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many one customer has at most; null: as built in.',
  }),
  default_limit: Type.Integer(),
  built_in: Type.Array(
    Type.Object({
      value: Type.String({ description: 'A word, or the name of a rule (`rule:only_zeros`).' }),
      example: Text,
      on: Type.Boolean(),
    }),
  ),
  blocked: Type.Array(
    Type.Object({
      value: Type.String({ description: 'A whole value, or what many begin or end with: `*@example.com`.' }),
      added_at: Timestamp,
      added_by: Type.String(),
    }),
  ),
});

export const IdentityRules = Type.Object({
  version: Type.Integer({ description: 'For If-Match' }),
  default_country: Text,
  server_country: Type.Union([Type.String(), Type.Null()], {
    description: 'Counts while default_country is null: the setting DEFAULT_COUNTRY of the server.',
  }),
  changed_at: Type.Union([Timestamp, Type.Null()]),
  changed_by: Text,
  kinds: Type.Array(KindRules),
});

export const RulesInput = Type.Object({
  default_country: Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()]),
  kinds: Type.Array(
    Type.Object({
      kind: Type.String({ maxLength: 40 }),
      limit: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 1_000 }), Type.Null()])),
      blocked: Type.Optional(Type.Array(Value, { maxItems: MOST_VALUES })),
      switched_off: Type.Optional(Type.Array(Value, { maxItems: MOST_VALUES })),
    }),
    {
      maxItems: MOST_KINDS,
      description: 'All that differs from what is built in; a kind left out is as built in.',
    },
  ),
});

export const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) });

export const TryInput = Type.Object({
  kind: Type.String({ maxLength: 40 }),
  value: Type.String({ maxLength: 1_000 }),
});

export const Tried = Type.Object({
  verdict: Type.Union([Type.Literal('taken'), Type.Literal('blocked'), Type.Literal('invalid')]),
  normal: Text,
  blocked_by: Text,
  why: Type.String(),
});

export const Matches = Type.Object({
  count: Type.Integer(),
  more: Type.Boolean({ description: 'There are more than were counted.' }),
  items: Type.Array(
    Type.Object({
      kind: Type.String(),
      value: Type.String(),
      blocked_by: Type.String(),
      customer: Type.Object({ id: Type.String(), display_name: Type.String() }),
    }),
  ),
});
