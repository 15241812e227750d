import { Type } from 'typebox';

const orNull = <Shape extends Parameters<typeof Type.Union>[0][number]>(shape: Shape) =>
  Type.Union([shape, Type.Null()]);

export const About = Type.Object({
  version: Type.String(),
  commit: orNull(Type.String({ description: 'Where it runs from a checkout' })),
  runtime: Type.String({ examples: ['Node 24.1.0'] }),
  platform: Type.String({ examples: ['linux x64'] }),
  started_at: Type.Unsafe<Date>({ type: 'string', format: 'date-time' }),
  uptime_s: Type.Integer(),
  memory_bytes: Type.Integer(),
  address: orNull(Type.String({ description: 'PUBLIC_URL' })),
  database: Type.Object({
    version: Type.String({ examples: ['18.4'] }),
    own: Type.Boolean({ description: 'False: DATABASE_URL names another one' }),
    size_bytes: Type.Integer(),
    schema_version: Type.Integer(),
  }),
  data_folder: Type.String(),
  disk: Type.Object({ free_bytes: Type.Integer(), total_bytes: Type.Integer() }),
  processes: Type.Integer({ description: 'On this database' }),
  reactors: Type.Array(
    Type.Object({
      reactor: Type.String(),
      seconds: Type.Number({ description: 'Age of the oldest it has not passed' }),
      waiting: Type.Integer({ description: 'Interactions' }),
    }),
  ),
  checks: Type.Array(
    Type.Object({
      name: Type.String(),
      ok: Type.Boolean(),
      says: Type.String({ description: 'What holds, or what is wrong and what to do' }),
    }),
  ),
});
