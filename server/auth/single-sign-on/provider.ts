import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ServerMetadata,
} from 'openid-client';
import type { Kit } from '../../kit.ts';
import { CALL_SECONDS, providerFetch } from './call-provider.ts';
import { openClientSecret, type SingleSignOn } from './settings.ts';

export type Client = { issuer: string; client_id: string; client_secret: string | undefined };

// What a provider says of itself changes rarely; its keys are read again by the library when one is missing.
const REMEMBERED_MS = 10 * 60_000;
type Remembered = { version: number; until: number; found: Promise<Configuration> };
const remembered = new WeakMap<Kit, Remembered>();

/** The provider that is set, found by its own description. */
export function providerOf(kit: Kit, settings: SingleSignOn): Promise<Configuration> {
  const known = remembered.get(kit);
  if (known && known.version === settings.version && known.until > Date.now()) return known.found;
  const { issuer, client_id } = settings;
  const client_secret = openClientSecret(kit.config.SECRET, settings);
  const found = discover(kit, { issuer, client_id, client_secret });
  const entry = { version: settings.version, until: Date.now() + REMEMBERED_MS, found };
  remembered.set(kit, entry);
  // A trouble is not remembered.
  found.catch(() => remembered.get(kit) === entry && remembered.delete(kit));
  return found;
}

async function discover(kit: Pick<Kit, 'config'>, client: Client): Promise<Configuration> {
  const found = await discovery(new URL(client.issuer), client.client_id, undefined, None(), {
    [customFetch]: providerFetch(kit.config),
    timeout: CALL_SECONDS,
    // Which address may be called, and how, is for providerFetch to say: http to this machine alone.
    execute: [allowInsecureRequests],
  });
  return configurationOf(kit, client, found.serverMetadata());
}

/** ID tokens are always checked against the provider's keys, though they come from it directly. */
export function configurationOf(
  kit: Pick<Kit, 'config'>,
  client: Client,
  server: ServerMetadata,
): Configuration {
  const configuration = new Configuration(
    server,
    client.client_id,
    undefined,
    authentication(client, server),
  );
  configuration[customFetch] = providerFetch(kit.config);
  configuration.timeout = CALL_SECONDS;
  allowInsecureRequests(configuration);
  enableNonRepudiationChecks(configuration);
  return configuration;
}

function authentication({ client_secret }: Client, server: ServerMetadata) {
  if (client_secret === undefined) return None();
  // Basic is what holds when a provider does not say.
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_post') && !methods.includes('client_secret_basic')
    ? ClientSecretPost(client_secret)
    : ClientSecretBasic(client_secret);
}
