import { Type } from 'typebox';

const Id = Type.String({ format: 'uuid' });
const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const MaybeTimestamp = Type.Union([Timestamp, Type.Null()]);

const State = Type.Union([
  Type.Literal('uploaded'),
  Type.Literal('checking'),
  Type.Literal('checked'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('cancelled'),
  Type.Literal('failed'),
]);

const Encoding = Type.Union([
  Type.Literal('utf-8'),
  Type.Literal('utf-16le'),
  Type.Literal('utf-16be'),
  Type.Literal('windows-1252'),
]);

export const Import = Type.Object({
  id: Id,
  file_name: Type.String(),
  file_size: Type.Integer(),
  encoding: Encoding,
  delimiter: Type.String(),
  columns: Type.Array(Type.String()),
  meanings: Type.Array(Type.String(), {
    description: 'Of each column: ignored, name, email, phone, user_id or trait:<name>.',
  }),
  state: State,
  bytes_read: Type.Integer({ description: 'How far it has come in the file.' }),
  counts: Type.Object(
    {
      rows: Type.Optional(Type.Integer()),
      fresh: Type.Optional(Type.Integer()),
      changed: Type.Optional(Type.Integer()),
      refused: Type.Optional(Type.Integer()),
    },
    { description: 'Of the check or, once it was started, of the run.' },
  ),
  error: Type.Union([Type.String(), Type.Null()]),
  created_by: Type.String(),
  created_at: Timestamp,
  started_at: MaybeTimestamp,
  ended_at: MaybeTimestamp,
});

export const Imports = Type.Object({ items: Type.Array(Import) });
export const Preview = Type.Object({ rows: Type.Array(Type.Array(Type.String())) });
export const ById = Type.Object({ id: Id });
export const ReadAnew = Type.Object({
  encoding: Type.Optional(Encoding),
  delimiter: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 8,
      pattern: '^[^"\\r\\n]+$',
      description: 'What stands between two cells.',
    }),
  ),
});
export const Check = Type.Object({
  meanings: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 500 }),
});
