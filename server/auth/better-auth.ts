import { betterAuth } from 'better-auth';
import { type Db, newId } from '../db/index.ts';
import { openSessionPlugin } from './open-session-plugin.ts';

/** How long a session lives after it was last used. */
export const SESSION_SECONDS = 14 * 24 * 3600;

/** The header that tells better-auth the caller's address: ours alone, never one that a caller could send. */
export const ADDRESS_HEADER = 'x-tellonce-address';

export type SessionEngine = ReturnType<typeof createSessionEngine>;

/**
 * better-auth on our tables: makes, signs and reads the session cookie. Its own endpoints are not served; our routes
 * call it. Passwords are checked by own-password.ts, with its hash: what comes between a right password and a session
 * is ours. Members are made by us alone; signing in and up by its own endpoints is off.
 */
export function createSessionEngine(db: Db, settings: { secret: string; public_url: string }) {
  return betterAuth({
    appName: 'Tellonce',
    baseURL: settings.public_url,
    secret: settings.secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [openSessionPlugin],
    // Counted by us, in the database: see sign-in-attempts.ts.
    rateLimit: { enabled: false },
    user: {
      modelName: 'team_members',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        removed_at: { type: 'date', required: false, input: false },
      },
    },
    session: {
      modelName: 'team_sessions',
      expiresIn: SESSION_SECONDS,
      updateAge: 24 * 3600,
      fields: {
        userId: 'team_member_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: { signed_in_by: { type: 'string', required: false, input: false } },
    },
    account: { modelName: 'team_accounts', fields: ACCOUNT_FIELDS },
    verification: {
      modelName: 'team_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'tellonce',
      useSecureCookies: settings.public_url.startsWith('https://'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  });
}

const ACCOUNT_FIELDS = {
  userId: 'team_member_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};
