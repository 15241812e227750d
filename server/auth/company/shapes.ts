import { Type } from 'typebox';

const orNull = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()]);

export const CompanyShape = Type.Object({
  name: orNull(Type.String()),
  time_zone: Type.String({ description: 'An IANA name: in it the company’s days begin and end' }),
  language: Type.String({ description: 'BCP 47: what is written in when nothing else is known' }),
  website: orNull(Type.String()),
  colour: orNull(Type.String({ description: '#rrggbb' })),
  version: Type.Integer({ description: 'For If-Match' }),
});

export const CompanyChange = Type.Object(
  {
    name: Type.Optional(orNull(Type.String({ maxLength: 100, pattern: '^[^\\p{Cc}]*$' }))),
    time_zone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    language: Type.Optional(Type.String({ minLength: 2, maxLength: 35 })),
    website: Type.Optional(orNull(Type.String({ maxLength: 300 }))),
    colour: Type.Optional(orNull(Type.String({ pattern: '^#[0-9a-f]{6}$' }))),
  },
  { additionalProperties: false },
);

export const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) });
