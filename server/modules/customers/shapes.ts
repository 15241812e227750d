import { Type } from 'typebox';

export const Id = Type.String({ format: 'uuid' });
export const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const Text = Type.Union([Type.String(), Type.Null()]);
const Kind = Type.Union([Type.Literal('person'), Type.Literal('organisation')]);
const Maybe = <Schema extends ReturnType<typeof Type.Unsafe>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const CustomerRow = Type.Object({
  id: Id,
  kind: Kind,
  display_name: Type.String(),
  name: Text,
  email: Text,
  phone: Text,
  created_at: Timestamp,
  last_seen_at: Maybe(Timestamp),
});

const Said = Type.Object({
  value: Type.Unknown(),
  occurred_at: Timestamp,
  source_id: Text,
  set_by: Type.String(),
});

const Trait = Type.Object({
  name: Type.String(),
  ...Said.properties,
  by_person: Type.Boolean({ description: 'A person’s word: holds until it is released.' }),
  machine: Type.Union([Said, Type.Null()], {
    description: 'What a machine says meanwhile, and what counts again once the person’s word is released.',
  }),
});

const Identity = Type.Object({
  kind: Type.String(),
  value: Type.String(),
  verified: Type.Boolean(),
  evidence: Type.String(),
  created_at: Timestamp,
});

const Profile = Type.Object({
  id: Id,
  anonymous: Type.Boolean(),
  created_at: Timestamp,
  identities: Type.Array(Identity),
});

const Link = Type.Object({
  id: Id,
  profile_a: Id,
  profile_b: Id,
  strength: Type.Union([Type.Literal('claimed'), Type.Literal('verified'), Type.Literal('person')]),
  evidence: Type.String(),
  actor: Type.String(),
  created_at: Timestamp,
  undone_at: Maybe(Timestamp),
  undone_by: Text,
});

const Suggestion = Type.Object({
  id: Id,
  customer: Type.Object({ id: Id, display_name: Type.String() }),
  reason: Type.String(),
  created_at: Timestamp,
});

const Membership = Type.Object({
  customer: Type.Object({ id: Id, display_name: Type.String() }),
  trust: Type.Union([Type.Literal('claimed'), Type.Literal('verified'), Type.Literal('person')], {
    description: 'How far it is believed: anybody said so, a source with a secret key, a person of the team.',
  }),
  said_by: Type.String(),
  first_at: Timestamp,
  last_at: Timestamp,
});

export const Customer = Type.Object({
  ...CustomerRow.properties,
  organisations: Type.Array(Membership, { description: 'Which this person belongs to.' }),
  member_count: Type.Union([Type.Integer(), Type.Null()], { description: 'Of an organisation; else null.' }),
  traits: Type.Array(Trait),
  removed_traits: Type.Array(Trait, {
    description: 'Taken away by a person although a machine goes on saying them; their value is null.',
  }),
  profiles: Type.Array(Profile),
  links: Type.Array(Link),
  suggestions: Type.Array(Suggestion),
});

export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 });

export const ListQuery = Type.Object({
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'An identity, words of a name in any order (their beginnings, misspelt too), an address or its domain, and traits: `huber anna trait.plan=gold`. With words the likeliest come first, whatever `sort` says.',
    }),
  ),
  kind: Type.Optional(Kind),
  has_email: Type.Optional(Type.Boolean()),
  trait: Type.Optional(
    Type.String({ maxLength: 300, pattern: '^[^=]+=', description: 'What is known of them: `plan=gold`.' }),
  ),
  created_from: Type.Optional(Type.String({ format: 'date-time' })),
  created_before: Type.Optional(Type.String({ format: 'date-time' })),
  sort: Type.Optional(
    Type.Union(
      ['name', '-name', 'created', '-created'].map((one) => Type.Literal(one as 'name')),
      {
        default: '-created',
      },
    ),
  ),
  known: Type.Optional(Type.Boolean({ description: 'Leaves out visitors of whom only a browser is known.' })),
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Limit),
});

export const ById = Type.Object({ id: Id });

export const Idempotent = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

export const NewCustomer = Type.Object({
  kind: Type.Optional(Kind),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  email: Type.Optional(Type.String({ maxLength: 320 })),
  phone: Type.Optional(Type.String({ maxLength: 50 })),
});

export const MergeWith = Type.Object({ customer_id: Id });
export const SplitOff = Type.Object({ profile_ids: Type.Array(Id, { minItems: 1, maxItems: 5_000 }) });
export const Customers = Type.Object({ items: Type.Array(CustomerRow), next: Text });
export const Parted = Type.Object({ customer: Customer, split_off: Customer });
export const Done = Type.Object({ ok: Type.Literal(true) });
