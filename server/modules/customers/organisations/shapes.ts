import { Type } from 'typebox';
import { CustomerRow, Id, Limit, Timestamp } from '../shapes.ts';

export const MembersQuery = Type.Object({
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Beginnings of words of their names, in any order.' }),
  ),
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Limit),
});

const Member = Type.Object({
  ...CustomerRow.properties,
  trust: Type.Union([Type.Literal('claimed'), Type.Literal('verified'), Type.Literal('person')]),
  said_by: Type.String(),
  first_at: Timestamp,
  last_at: Timestamp,
});

export const Members = Type.Object({
  items: Type.Array(Member),
  next: Type.Union([Type.String(), Type.Null()]),
});

export const Organisation = Type.Object({ organisation_id: Id });
export const OfOrganisation = Type.Object({ id: Id, organisation_id: Id });
