import { genericGrantRequest, type ServerMetadata } from 'openid-client';
import { Refusal } from '../../http/refusal.ts';
import type { Kit } from '../../kit.ts';
import { CALL_SECONDS, providerFetch } from './call-provider.ts';
import { issuerProblem } from './issuer-problem.ts';
import { configurationOf } from './provider.ts';
import { openClientSecret, singleSignOn } from './settings.ts';
import type { TestInput } from './shapes.ts';
import { networkTrouble } from './trouble.ts';

type Step = { name: string; ok: boolean; says: string };
type Metadata = ServerMetadata & Record<string, unknown>;

/** What is wrong, found at one step: those after it are not tried. */
class Stop extends Error {
  override name = 'Stop';
}

/** Tries a provider out step by step, as far as it goes without anybody signing in. Stores nothing. */
export async function testProvider(
  kit: Kit,
  input: TestInput & { redirect_uri: string },
): Promise<{ ok: boolean; steps: Step[] }> {
  const steps: Step[] = [];
  const step = async <Found>(name: string, look: () => Promise<{ says: string; found: Found }>) => {
    const { says, found } = await look();
    steps.push({ name, ok: true, says });
    return found;
  };
  let name = '';
  const named = <Found>(next: string, look: () => Promise<{ says: string; found: Found }>) => {
    name = next;
    return step(next, look);
  };
  try {
    await named('Address', () => lookAtAddress(input.issuer));
    const metadata = await named('Description', () => describedBy(kit, input.issuer));
    await named('Issuer', async () => sameIssuer(input.issuer, metadata));
    await named('Way of signing in', async () => fitsUs(metadata, input.scopes));
    await named('Keys', () => readKeys(kit, metadata));
    await named('Client', () => tryClient(kit, input, metadata));
    return { ok: true, steps };
  } catch (error) {
    const says = error instanceof Stop ? error.message : networkTrouble(error);
    if (says === null) throw error;
    return { ok: false, steps: [...steps, { name, ok: false, says }] };
  }
}

async function lookAtAddress(issuer: string) {
  const problem = issuerProblem(issuer);
  if (problem) throw new Stop(problem);
  return { says: issuer, found: null };
}

async function describedBy(kit: Kit, issuer: string) {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = (await readJson(kit, url)) as Metadata;
  return { says: `${url} can be read.`, found };
}

async function readJson(kit: Kit, url: string): Promise<object> {
  const answer = await providerFetch(kit.config)(url, {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
    signal: AbortSignal.timeout(CALL_SECONDS * 1000),
  });
  if (answer.status >= 300 && answer.status < 400) {
    throw new Stop(`${url} leads elsewhere (${answer.status}). Enter the address that it leads to.`);
  }
  if (answer.status === 404) throw new Stop(`There is nothing at ${url}. Check the path of the issuer.`);
  if (answer.status !== 200) throw new Stop(`${url} answers with an error (${answer.status}).`);
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new Stop(`What ${url} answers is not JSON.`);
  return body;
}

function sameIssuer(issuer: string, { issuer: own }: Metadata) {
  if (typeof own !== 'string' || own === '') throw new Stop('The description names no issuer.');
  if (!URL.canParse(own) || new URL(own).href !== new URL(issuer).href) {
    throw new Stop(`The provider calls itself ${own.slice(0, 200)}. Enter the issuer as it does.`);
  }
  return { says: 'The provider calls itself so, too.', found: null };
}

function fitsUs(metadata: Metadata, scopes: string) {
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const) {
    const address = metadata[name];
    if (typeof address !== 'string') throw new Stop(`The description has no ${name}.`);
    const problem = issuerProblem(address.replace(/[?].*/, ''));
    if (problem) throw new Stop(`Its ${name}: ${problem.replace('The issuer', 'it')}`);
  }
  const { response_types_supported: types, scopes_supported: known } = metadata;
  if (Array.isArray(types) && !types.includes('code')) {
    throw new Stop('It does not offer the authorization code flow (response type "code").');
  }
  const unknown = Array.isArray(known) ? scopes.split(' ').filter((scope) => !known.includes(scope)) : [];
  if (unknown.length > 0) throw new Stop(`It does not know the scope ${unknown.join(', ')}.`);
  return { says: 'Authorization code with PKCE.', found: null };
}

async function readKeys(kit: Kit, { jwks_uri }: Metadata) {
  const { keys } = (await readJson(kit, jwks_uri!)) as { keys?: { use?: string; kty?: string }[] };
  const signing = Array.isArray(keys) ? keys.filter(({ use, kty }) => use !== 'enc' && kty !== 'oct') : [];
  if (signing.length === 0)
    throw new Stop(`${jwks_uri} holds no keys that an ID token could be signed with.`);
  return { says: `Keys to check its signatures with: ${signing.length}.`, found: null };
}

/** A code that was never given out: whoever knows the client says that the code is wrong. */
async function tryClient(kit: Kit, input: TestInput & { redirect_uri: string }, metadata: Metadata) {
  const { issuer, client_id, redirect_uri } = input;
  const client_secret = input.client_secret ?? (await storedSecret(kit, input));
  const client = { issuer, client_id, client_secret };
  try {
    await genericGrantRequest(configurationOf(kit, client, metadata), 'authorization_code', {
      code: 'a-test-of-the-settings',
      redirect_uri,
      code_verifier: 'a-test-of-the-settings-and-never-a-real-verifier',
    });
  } catch (error) {
    const { error: said } = error as { error?: string };
    if (said === 'invalid_client' || said === 'unauthorized_client') {
      throw new Stop('The provider does not accept the client id and client secret.');
    }
    if (said === 'invalid_grant')
      return { says: 'The provider knows the client id and secret.', found: null };
    const trouble = networkTrouble(error);
    if (trouble) throw new Stop(`Its token endpoint: ${trouble}`);
  }
  return { says: 'Whether client id and secret are right shows when somebody signs in.', found: null };
}

async function storedSecret(kit: Kit, { issuer, client_secret }: TestInput): Promise<string | undefined> {
  const stored = client_secret === null ? null : await singleSignOn(kit.db);
  // Only ever to the provider that it was entered for.
  if (!stored || stored.issuer !== issuer) return undefined;
  try {
    return openClientSecret(kit.config.SECRET, stored);
  } catch (error) {
    throw error instanceof Refusal ? new Stop(error.detail) : error;
  }
}
