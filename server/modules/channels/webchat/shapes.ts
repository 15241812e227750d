import { Type } from 'typebox';

export const Key = Type.Object({ key: Type.String({ maxLength: 100 }) });

export const ChatConfig = Type.Object({
  name: Type.String(),
  greeting: Type.Union([Type.String(), Type.Null()]),
  colour: Type.String(),
  ask_email: Type.Boolean(),
});

export const NewSession = Type.Object({
  anonymous_id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  page: Type.Optional(Type.String({ maxLength: 2000 })),
  secret: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{43}$',
      description:
        '32 random bytes in base64url, kept by the browser: the same secret opens the same session.',
    }),
  ),
});

export const OpenedSession = Type.Object({ session_id: Type.String(), token: Type.String() });

export const After = Type.Object({
  after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
});

export const Said = Type.Object({
  client_id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[\\w-]+$' }),
  // Its length is judged by the use case, which can say how long it may be.
  text: Type.String(),
});

export const Message = Type.Object({
  seq: Type.Integer(),
  direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  text: Type.String(),
  author_name: Type.Union([Type.String(), Type.Null()]),
  client_id: Type.Union([Type.String(), Type.Null()]),
  at: Type.Unsafe<Date>(Type.String({ format: 'date-time' })),
});

export const Messages = Type.Object({
  items: Type.Array(Message),
  next: Type.Union([Type.String(), Type.Null()]),
});

export const Claim = Type.Object({
  email: Type.String({ minLength: 3, maxLength: 254 }),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

export const Ok = Type.Object({ ok: Type.Literal(true) });
