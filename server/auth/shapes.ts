import { type Static, Type } from 'typebox';
import { PASSWORD } from './password.ts';
import { ROLES, type Role } from './permissions.ts';
import type { SignedInBy } from './sessions.ts';

/** A Date that leaves as RFC 3339 text. */
export const Timestamp = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });
const RoleName = Type.Unsafe<Role>({ type: 'string', enum: [...ROLES] });
// One line with something on it: it stands in the From of mails, in lists, in the audit.
export const Name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*$',
});
// What better-auth takes at sign-in, and nothing wider: who came in with an address must be able to come back with it.
export const Email = Type.String({
  maxLength: 254,
  pattern:
    "^(?:[A-Za-z0-9_'+\\-]+\\.)*[A-Za-z0-9_'+\\-]*[A-Za-z0-9_+\\-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$",
});
// Only bounds: what makes a good one is said by password.ts, in words.
const Password = Type.String({ minLength: 1, maxLength: PASSWORD.max });
// Of any length up to what the router takes: a wrong one is answered like a used one.
const Token = Type.String({ minLength: 1, maxLength: 200 });

export const Done = Type.Object({ ok: Type.Literal(true) });
export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const TokenParams = Type.Object({ token: Token });

export const Me = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: RoleName,
  permissions: Type.Array(Type.String()),
});
export type Me = Static<typeof Me>;

export const DepartmentRef = Type.Object({ id: Type.String(), name: Type.String() });
export const DepartmentShape = Type.Object({ ...DepartmentRef.properties, members: Type.Integer() });
export const DepartmentInput = Type.Object({ name: Name });

export const TeamMemberShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: RoleName,
  department: Type.Union([DepartmentRef, Type.Null()]),
  created_at: Timestamp,
  invited: Type.Boolean(),
  /** Only said to those who may change the team. */
  second_factor: Type.Optional(Type.Boolean()),
});

export const SetupInput = Type.Object({ token: Token, name: Name, email: Email, password: Password });
export const SignInInput = Type.Object({ email: Email, password: Password });
/** Mail and password were right: now the code, by POST /api/session/second-factor. */
export const SecondFactorAsked = Type.Object({ second_factor: Type.Literal(true), minutes: Type.Integer() });
// A code of the app or a recovery code, as people type them.
export const CodeInput = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) });
export const OwnPasswordInput = Type.Object({ password: Password });
export const SecondFactorShape = Type.Object({
  on_since: Type.Union([Timestamp, Type.Null()]),
  recovery_codes_left: Type.Integer(),
});
export const SecondFactorSecret = Type.Object({ secret: Type.String(), uri: Type.String() });
export const RecoveryCodes = Type.Object({ recovery_codes: Type.Array(Type.String()) });
export const ResetAsked = Type.Object({ email: Email });
export const ResetInput = Type.Object({ password: Password });
export const InviteInput = Type.Object({ name: Name, email: Email, role: RoleName });
export const Invited = Type.Intersect([TeamMemberShape, Type.Object({ invitation_url: Type.String() })]);
export const InvitationShape = Type.Object({ name: Type.String(), email: Type.String(), role: RoleName });
export const AcceptInput = Type.Object({ name: Type.Optional(Name), password: Password });
export const ChangeMemberInput = Type.Object({
  name: Type.Optional(Name),
  role: Type.Optional(RoleName),
  department_id: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Null()])),
});
export const ChangePasswordInput = Type.Object({ current: Password, password: Password });
export const ChangeMeInput = Type.Object({ name: Name });

export const SessionShape = Type.Object({
  id: Type.String(),
  address: Type.Union([Type.String(), Type.Null()]),
  user_agent: Type.Union([Type.String(), Type.Null()]),
  signed_in_by: Type.Unsafe<SignedInBy>({ type: 'string', enum: ['password', 'single_sign_on', 'passkey'] }),
  created_at: Timestamp,
  expires_at: Timestamp,
  current: Type.Boolean(),
});

export const PageQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});

// Absent and not empty: an empty filter would be one that finds nothing.
const auditFilter = {
  member_id: Type.Optional(Type.String({ format: 'uuid' })),
  action: Type.Optional(Type.String({ maxLength: 100, pattern: '^[a-z_]+(\\.[a-z_]+)?$' })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
};
export const AuditFilterQuery = Type.Object(auditFilter);
export const AuditQuery = Type.Object({ ...PageQuery.properties, ...auditFilter });

export const AuditPage = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Timestamp,
      actor: Type.String(),
      actor_name: Type.Union([Type.String(), Type.Null()]),
      action: Type.String(),
      subject: Type.Union([Type.String(), Type.Null()]),
      subject_name: Type.Union([Type.String(), Type.Null()]),
      detail: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  next: Type.Union([Type.String(), Type.Null()]),
});
