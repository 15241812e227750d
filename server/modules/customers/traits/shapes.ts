import { Type } from 'typebox';

const MOST = 50;
const Names = Type.Array(Type.String(), { maxItems: MOST });

export const Corrections = Type.Object({
  set: Type.Optional(
    Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      maxProperties: MOST,
      additionalProperties: true,
      description: 'Values by the names of traits.',
    }),
  ),
  remove: Type.Optional(Names),
  release: Type.Optional({
    ...Names,
    description:
      'Traits of which no person’s word is to count any longer: the newest of what machines say does.',
  }),
});
