import { sql, type Tx } from '../../db/index.ts';
import { Refusal } from '../../http/refusal.ts';
import { publish } from '../../live/index.ts';
import type { TeamMember } from '../actor.ts';
import { audit } from '../audit.ts';
import { lockActing, refuseHigherRole } from '../team-rules.ts';
import { endOtherWays, endSignOns } from './end-sessions.ts';
import { issuerProblem } from './issuer-problem.ts';
import { lockSingleSignOn, type SingleSignOn, sealClientSecret, singleSignOn } from './settings.ts';
import type { SingleSignOnInput } from './shapes.ts';

type Change = { input: SingleSignOnInput; server_secret: string; session_id: string };

/**
 * Stores how single sign-on works. Whoever came in by what no longer holds is signed out: by another provider or one
 * switched off, or otherwise where it is the only way now. The acting person's own session stays.
 */
export async function changeSingleSignOn(
  tx: Tx,
  actor: TeamMember,
  { input, server_secret, session_id }: Change,
): Promise<SingleSignOn> {
  // Before the members, as whoever comes in does: two who lock them crosswise would wait for ever.
  const before = await lockSingleSignOn(tx);
  const { acting } = await lockActing(tx, actor, []);
  if (input.new_role) refuseHigherRole(acting.role, input.new_role);
  refuseUnsafe(input);
  const wanted = {
    ...input,
    name: input.name.trim(),
    email_domains: [...new Set(input.email_domains.map((domain) => domain.toLowerCase()))],
    only_way: input.enabled && input.only_way,
    client_secret: secretOf(input, before, server_secret),
  };
  const other = before?.issuer !== wanted.issuer || before.client_id !== wanted.client_id;
  const sealed_anew = input.client_secret != null;
  // Whoever chooses the provider could become anybody it vouches for: an admin does not become owner by it.
  const trusted_for_owners =
    acting.role === 'owner' || (!other && !sealed_anew && (before?.trusted_for_owners ?? false));
  if (wanted.only_way && !before?.only_way) await refuseUntried(tx, wanted.issuer);
  await store(tx, { ...wanted, trusted_for_owners });
  if (other || !wanted.enabled) await endSignOns(tx, session_id);
  if (wanted.only_way) await endOtherWays(tx, session_id);
  const { client_secret: _, ...told } = wanted;
  await audit(tx, actor, 'single_sign_on.changed', null, { ...told, client_secret_changed: sealed_anew });
  await publish(tx, 'team', actor.id);
  return (await singleSignOn(tx))!;
}

function refuseUnsafe(input: SingleSignOnInput): void {
  const problem = issuerProblem(input.issuer);
  if (problem) throw new Refusal('invalid_issuer', 422, problem);
  if (!input.scopes.split(' ').includes('openid') || !input.scopes.split(' ').includes('email')) {
    throw new Refusal('scopes_missing', 422, 'The scopes have to contain openid and email.');
  }
  if (input.new_role && input.email_domains.length === 0) {
    throw new Refusal(
      'domains_missing',
      422,
      'Name the email domains of your company: without them everybody whom the provider knows could join.',
    );
  }
}

function secretOf(
  input: SingleSignOnInput,
  before: SingleSignOn | null,
  server_secret: string,
): Buffer | null {
  if (input.client_secret) return sealClientSecret(server_secret, input.issuer, input.client_secret);
  if (input.client_secret === null || !before?.client_secret) return null;
  if (before.issuer === input.issuer) return before.client_secret;
  throw new Refusal(
    'client_secret_needed',
    422,
    'Enter the client secret again: the one that is stored belongs to the issuer before, and is sent to no other.',
  );
}

// Nobody locks everybody out with a provider that has never let anybody in.
async function refuseUntried(tx: Tx, issuer: string): Promise<void> {
  const { rows } =
    await sql`select 1 from team_accounts where provider_id = ${`oidc ${issuer}`} limit 1`.execute(tx);
  if (rows.length > 0) return;
  throw new Refusal(
    'single_sign_on_untried',
    409,
    'Nobody has signed in by it yet. Sign in by it once yourself before you make it the only way.',
  );
}

type Stored = Omit<SingleSignOn, 'version' | 'updated_at'>;

async function store(tx: Tx, row: Stored): Promise<void> {
  await sql`
    insert into single_sign_on (enabled, name, issuer, client_id, client_secret, scopes, email_domains, new_role,
      only_way, ask_second_factor, trusted_for_owners)
    values (${row.enabled}, ${row.name}, ${row.issuer}, ${row.client_id}, ${row.client_secret}, ${row.scopes},
      ${row.email_domains}, ${row.new_role}, ${row.only_way}, ${row.ask_second_factor}, ${row.trusted_for_owners})
    on conflict (only_row) do update set enabled = excluded.enabled, name = excluded.name,
      issuer = excluded.issuer, client_id = excluded.client_id, client_secret = excluded.client_secret,
      scopes = excluded.scopes, email_domains = excluded.email_domains, new_role = excluded.new_role,
      only_way = excluded.only_way, ask_second_factor = excluded.ask_second_factor,
      trusted_for_owners = excluded.trusted_for_owners,
      version = single_sign_on.version + 1, updated_at = now()`.execute(tx);
}
