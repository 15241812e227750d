import { type Db, sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import type { Role } from '../permissions.ts';
import { seal, unseal } from '../seal.ts';

export type SingleSignOn = {
  enabled: boolean;
  name: string;
  issuer: string;
  client_id: string;
  /** Sealed. */
  client_secret: Buffer | null;
  scopes: string;
  email_domains: string[];
  new_role: Role | null;
  only_way: boolean;
  ask_second_factor: boolean;
  trusted_for_owners: boolean;
  version: number;
  updated_at: Date;
};

const COLUMNS = sql`enabled, name, issuer, client_id, client_secret, scopes, email_domains, new_role, only_way,
  ask_second_factor, trusted_for_owners, version, updated_at`;

export async function singleSignOn(db: Db | Tx): Promise<SingleSignOn | null> {
  const { rows } = await sql<SingleSignOn>`select ${COLUMNS} from single_sign_on`.execute(db);
  return rows[0] ?? null;
}

/** The same, held until the transaction ends: nobody changes it or comes in by it meanwhile. */
export async function lockSingleSignOn(tx: Tx): Promise<SingleSignOn | null> {
  const { rows } = await sql<SingleSignOn>`select ${COLUMNS} from single_sign_on for update`.execute(tx);
  return rows[0] ?? null;
}

/** Refuses a password or a passkey where the company wants single sign-on alone. Owners always keep theirs. */
export async function refuseOtherWays(db: Db | Tx, role: Role): Promise<void> {
  if (role === 'owner') return;
  const settings = await singleSignOn(db);
  if (!settings?.enabled || !settings.only_way) return;
  throw new Refusal(
    'only_single_sign_on',
    403,
    `Your company signs in with ${settings.name} alone. Use that button.`,
  );
}

const purposeOf = (server_secret: string, issuer: string) => ({
  server_secret,
  purpose: 'tellonce single sign-on',
  // Bound to the issuer: it is never sent to another one.
  bound_to: issuer,
});

export function sealClientSecret(server_secret: string, issuer: string, client_secret: string): Buffer {
  return seal(purposeOf(server_secret, issuer), Buffer.from(client_secret));
}

/** Undefined for a client without a secret. */
export function openClientSecret(
  server_secret: string,
  { issuer, client_secret }: { issuer: string; client_secret: Buffer | null },
): string | undefined {
  if (!client_secret) return undefined;
  const opened = unseal(purposeOf(server_secret, issuer), client_secret);
  if (opened) return opened.toString('utf8');
  throw new Refusal(
    'client_secret_lost',
    409,
    'The server has another SECRET than when the client secret was stored. Enter it again under Settings, Single sign-on.',
  );
}
