import { type App, Refusal } from '../../../../http/index.ts';
import type { Kit } from '../../../../kit.ts';
import { changeRules } from './change-rules.ts';
import { findMatches } from './find-matches.ts';
import { followRules } from './follow-rules.ts';
import * as shapes from './shapes.ts';
import { allKinds, showRules } from './show-rules.ts';
import { tryIdentity } from './try-identity.ts';

const READ = { permission: 'identity_rules.read' } as const;
const WRITE = { permission: 'identity_rules.write' } as const;

export async function identityRulesRoutes(app: App, kit: Kit): Promise<void> {
  const putInForce = await followRules(app, kit);
  readRoutes(app, kit);
  app.put(
    '/api/identity-rules',
    {
      config: WRITE,
      schema: {
        summary: 'Replace the identity rules of the version named in If-Match',
        headers: shapes.IfMatch,
        body: shapes.RulesInput,
        response: { 200: shapes.IdentityRules },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const version = versionOf(headers['if-match']);
      const kinds = body.kinds.map(({ kind, limit = null, blocked = [], switched_off = [] }) => ({
        kind,
        limit,
        blocked,
        switched_off,
      }));
      const known = await allKinds(kit.db);
      await kit.db.transaction().execute((tx) => changeRules(tx, actor!, { ...body, kinds, version }, known));
      await putInForce();
      const rules = await showRules(kit.db, kit.config.DEFAULT_COUNTRY);
      reply.header('etag', `"${rules.version}"`);
      return rules;
    },
  );
}

function readRoutes(app: App, { db, config }: Kit): void {
  app.get(
    '/api/identity-rules',
    {
      config: READ,
      schema: {
        summary: 'What identifies nobody, and how many of a kind one customer has',
        response: { 200: shapes.IdentityRules },
      },
    },
    async (_, reply) => {
      const rules = await showRules(db, config.DEFAULT_COUNTRY);
      reply.header('etag', `"${rules.version}"`);
      return rules;
    },
  );
  app.get(
    '/api/identity-rules/matches',
    {
      config: READ,
      schema: {
        summary: 'Identities that came before the rule which would block them now',
        response: { 200: shapes.Matches },
      },
    },
    async () => findMatches(db),
  );
  app.post(
    '/api/identity-rules/try',
    {
      config: READ,
      schema: {
        summary: 'What becomes of a value under the rules in force',
        body: shapes.TryInput,
        response: { 200: shapes.Tried },
      },
    },
    async ({ body: { kind, value } }) => {
      const known = await allKinds(db);
      if (!known.includes(kind)) {
        const detail = `There is no kind "${kind}". Kinds are: ${known.join(', ')}.`;
        throw new Refusal('unknown_kind', 422, detail, { members: { errors: [{ path: 'kind', detail }] } });
      }
      return tryIdentity(kind, value);
    },
  );
}

/** The version of an If-Match header; null for `*`. Without it a colleague's change would be lost without a word. */
function versionOf(if_match: string | undefined): number | null {
  if (if_match === undefined)
    throw new Refusal('version_missing', 428, 'Send If-Match with the version of the rules you looked at.');
  if (if_match.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(if_match)?.[1];
  if (version === undefined)
    throw new Refusal('invalid_version', 400, 'If-Match has to be the version of the rules, such as "7".');
  return Number(version);
}
