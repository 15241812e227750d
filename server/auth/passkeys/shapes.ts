import { type Static, Type } from 'typebox';
import { Name, Timestamp } from '../shapes.ts';

const Base64Url = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' });

export const PasskeyShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Kept by more than one device, as those of a phone or a password manager are. */
  synced: Type.Boolean(),
  created_at: Timestamp,
  last_used_at: Type.Union([Timestamp, Type.Null()]),
});
export const Passkeys = Type.Object({
  items: Type.Array(PasskeyShape),
  /** Whether adding one asks for the password. */
  password_asked: Type.Boolean(),
});

export const PasskeyOptionsInput = Type.Object({
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});
/** As WebAuthn wants them: given to the browser as they are. */
export const Options = Type.Object({ options: Type.Record(Type.String(), Type.Unknown()) });

const credential = {
  id: Base64Url(1400),
  rawId: Base64Url(1400),
  type: Type.Literal('public-key'),
  clientExtensionResults: Type.Unsafe<Record<string, never>>({ type: 'object' }),
};

const Registration = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: Base64Url(10_000),
    attestationObject: Base64Url(100_000),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 30 }), { maxItems: 10 })),
  }),
});
export type RegistrationInput = Static<typeof Registration>;
export const AddPasskeyInput = Type.Object({ name: Name, response: Registration });
export const RenamePasskeyInput = Type.Object({ name: Name });

const Authentication = Type.Object({
  ...credential,
  response: Type.Object({
    clientDataJSON: Base64Url(10_000),
    authenticatorData: Base64Url(10_000),
    signature: Base64Url(10_000),
    userHandle: Type.Optional(Base64Url(200)),
  }),
});
export type AuthenticationInput = Static<typeof Authentication>;
export const PasskeySignInInput = Type.Object({ response: Authentication });
