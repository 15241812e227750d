import { Type } from 'typebox';
import { Id, Limit, Timestamp } from '../shapes.ts';

const Side = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]),
  display_name: Type.String(),
  profile_id: Id,
  identities: Type.Array(
    Type.Object({ kind: Type.String(), value: Type.String(), verified: Type.Boolean() }),
    { description: 'Of the very profile that the evidence is about.' },
  ),
});

export const OpenSuggestion = Type.Object({
  id: Id,
  customers: Type.Array(Side, { minItems: 2, maxItems: 2 }),
  why: Type.String({
    description: 'In a word: `claim`, `separated`, or `too_many_` and the kind of identity.',
  }),
  reason: Type.String({ description: 'The same in a sentence.' }),
  evidence: Type.String({ description: 'What speaks for it, in a sentence.' }),
  created_at: Timestamp,
});

export const SuggestionPage = Type.Object({
  items: Type.Array(OpenSuggestion),
  next: Type.Union([Type.String(), Type.Null()]),
});

export const ListQuery = Type.Object({ after: Type.Optional(Type.String()), limit: Type.Optional(Limit) });
