import { type Static, Type } from 'typebox';
import { ROLES, type Role } from '../permissions.ts';

const NEW_ROLES = ROLES.filter((role) => role !== 'owner');
const NewRole = Type.Unsafe<Role>({ type: 'string', enum: NEW_ROLES });
const Domain = Type.String({
  maxLength: 253,
  pattern: '^(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$',
});

const Issuer = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'as the provider writes it; "/.well-known/openid-configuration" is put behind it',
});
const ClientId = Type.String({ minLength: 1, maxLength: 500, pattern: '^[\\x20-\\x7e]+$' });
// Absent: as it is. Null: none.
const ClientSecret = Type.Optional(
  Type.Union([Type.String({ minLength: 1, maxLength: 2000, pattern: '^[\\x20-\\x7e]+$' }), Type.Null()]),
);
const Scopes = Type.String({
  minLength: 1,
  maxLength: 500,
  pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]+( [\\x21\\x23-\\x5b\\x5d-\\x7e]+)*$',
});

const chosen = {
  enabled: Type.Boolean(),
  name: Type.String({
    minLength: 1,
    maxLength: 60,
    pattern: '^[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*$',
  }),
  issuer: Issuer,
  client_id: ClientId,
  scopes: Scopes,
  email_domains: Type.Array(Domain, { maxItems: 50 }),
  new_role: Type.Union([NewRole, Type.Null()]),
  only_way: Type.Boolean(),
  ask_second_factor: Type.Boolean(),
};

export const SingleSignOnInput = Type.Object({ ...chosen, client_secret: ClientSecret });
export type SingleSignOnInput = Static<typeof SingleSignOnInput>;

/** What is set; the client secret is never given out again. */
export const SingleSignOnShape = Type.Object({
  ...chosen,
  client_secret_stored: Type.Boolean(),
  trusted_for_owners: Type.Boolean(),
  updated_at: Type.Unsafe<Date>({ type: 'string', format: 'date-time' }),
});

/** The address that the provider has to know as ours, and what is set, if anything. */
export const SingleSignOnAnswer = Type.Object({
  redirect_uri: Type.String(),
  settings: Type.Union([SingleSignOnShape, Type.Null()]),
});

export const TestInput = Type.Object({
  issuer: Issuer,
  client_id: ClientId,
  client_secret: ClientSecret,
  scopes: Scopes,
});
export type TestInput = Static<typeof TestInput>;

export const TestAnswer = Type.Object({
  ok: Type.Boolean(),
  steps: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), says: Type.String() })),
});

/** How one can sign in here, besides mail and password. */
export const SignInWays = Type.Object({
  single_sign_on: Type.Union([Type.Object({ name: Type.String() }), Type.Null()]),
  /** Passwords are for owners alone. */
  only_single_sign_on: Type.Boolean(),
});

export const StartQuery = Type.Object({ to: Type.Optional(Type.String({ maxLength: 2000 })) });
