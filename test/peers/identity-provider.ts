import { createHash, randomBytes } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newSigningKey, type SigningKey, signed, signedWithText, unsigned } from './id-token.ts';

export const CLIENT = { id: 'tellonce', secret: 'a secret of: the provider+us' };

/** What the provider does wrong. */
export type Mood =
  | 'well'
  | 'wrong_nonce'
  | 'no_nonce'
  | 'expired'
  | 'wrong_audience'
  | 'other_issuer'
  | 'unsigned'
  | 'signed_with_the_secret'
  | 'signed_by_a_stranger'
  | 'changed_after_signing'
  | 'no_id_token'
  | 'token_fails'
  | 'token_hangs'
  | 'denies'
  | 'description_of_another'
  | 'description_fails'
  | 'description_leads_elsewhere'
  | 'description_is_a_page'
  | 'no_keys_address'
  | 'no_keys';

export type Person = { sub: string; email?: string; email_verified?: unknown; name?: unknown };

type Given = { person: Person; nonce: string; challenge: string; redirect_uri: string };

/** An OpenID provider over real HTTP, strict where a real one is; `person` is whoever sits in front of it. */
export async function startIdentityProvider() {
  const codes = new Map<string, Given>();
  const peer = {
    mood: 'well' as Mood,
    person: { sub: 'sub-1', email: 'ben@shop.test', email_verified: true, name: 'Ben' } as Person,
    key: newSigningKey('RS256', 'one') as SigningKey,
    /** Asked for since the start: paths, in order. */
    asked: [] as string[],
    issuer: '',
    /** A new key in place of the old one, as providers change them. */
    rotate: (alg: SigningKey['alg'], kid: string) => {
      peer.key = newSigningKey(alg, kid);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', peer.issuer);
    peer.asked.push(url.pathname);
    answer(peer, codes, { request, response, url }).catch((error: unknown) => {
      json(response, 400, { error: 'invalid_request', error_description: String(error) });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  peer.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return peer;
}

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL };

async function answer(peer: IdentityProvider, codes: Map<string, Given>, exchange: Exchange): Promise<void> {
  const { response, url } = exchange;
  switch (url.pathname) {
    case '/.well-known/openid-configuration':
      return describe(peer, response);
    case '/keys':
      return json(response, 200, { keys: peer.mood === 'no_keys' ? [] : [peer.key.jwk] });
    case '/authorize':
      return authorize(peer, codes, exchange);
    case '/token':
      return token(peer, codes, exchange);
    default:
      return json(response, 404, {});
  }
}

function describe({ mood, issuer }: IdentityProvider, response: ServerResponse): void {
  if (mood === 'description_fails') {
    json(response, 500, {});
    return;
  }
  if (mood === 'description_is_a_page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
    return;
  }
  if (mood === 'description_leads_elsewhere') {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    return;
  }
  json(response, 200, {
    issuer: mood === 'description_of_another' ? 'https://other.example' : issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    ...(mood !== 'no_keys_address' && { jwks_uri: `${issuer}/keys` }),
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES256', 'none', 'HS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    code_challenge_methods_supported: ['S256'],
  });
}

/** As if the person had typed a password and agreed: straight back, with a code. */
function authorize(peer: IdentityProvider, codes: Map<string, Given>, { response, url }: Exchange): void {
  const asked = (name: string): string => {
    const value = url.searchParams.get(name);
    if (!value) throw new Error(`${name} is missing`);
    return value;
  };
  if (asked('client_id') !== CLIENT.id || asked('response_type') !== 'code')
    throw new Error('unknown client');
  if (!asked('scope').split(' ').includes('openid')) throw new Error('not OpenID');
  if (asked('code_challenge_method') !== 'S256') throw new Error('no PKCE');
  const redirect_uri = asked('redirect_uri');
  const back = new URL(redirect_uri);
  back.searchParams.set('state', asked('state'));
  if (peer.mood === 'denies') back.searchParams.set('error', 'access_denied');
  else {
    const code = randomBytes(16).toString('hex');
    const given = { person: peer.person, nonce: asked('nonce'), challenge: asked('code_challenge') };
    codes.set(code, { ...given, redirect_uri });
    back.searchParams.set('code', code);
  }
  response.writeHead(302, { location: back.href }).end();
}

async function token(
  peer: IdentityProvider,
  codes: Map<string, Given>,
  { request, response }: Exchange,
): Promise<void> {
  if (peer.mood === 'token_hangs') return;
  if (peer.mood === 'token_fails') return json(response, 500, {});
  const form = new URLSearchParams(await textOf(request));
  const [, basic = ''] = (request.headers.authorization ?? '').split(' ');
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(formDecoded);
  if (id !== CLIENT.id || secret !== CLIENT.secret) return json(response, 401, { error: 'invalid_client' });
  const code = form.get('code') ?? '';
  const given = codes.get(code);
  codes.delete(code);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (given?.challenge !== challenge || given.redirect_uri !== form.get('redirect_uri')) {
    return json(response, 400, { error: 'invalid_grant' });
  }
  const id_token = peer.mood === 'no_id_token' ? {} : { id_token: idToken(peer, given) };
  json(response, 200, { access_token: 'not used', token_type: 'Bearer', ...id_token });
}

// RFC 6749, 2.3.1: both halves of Basic are form-encoded.
const formDecoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

function idToken({ mood, issuer, key }: IdentityProvider, { person, nonce }: Given): string {
  const now = Math.floor(Date.now() / 1000);
  const times = mood === 'expired' ? { iat: now - 7200, exp: now - 3600 } : { iat: now, exp: now + 300 };
  const claims = {
    iss: mood === 'other_issuer' ? 'https://other.example' : issuer,
    aud: mood === 'wrong_audience' ? 'another client' : CLIENT.id,
    ...(mood !== 'no_nonce' && { nonce: mood === 'wrong_nonce' ? 'of another sign-on' : nonce }),
    ...times,
    ...person,
  };
  if (mood === 'unsigned') return unsigned(claims);
  if (mood === 'signed_with_the_secret') return signedWithText(claims, CLIENT.secret);
  if (mood === 'signed_by_a_stranger') return signed(claims, newSigningKey(key.alg, key.kid));
  if (mood === 'changed_after_signing') {
    const [head, , signature] = signed(claims, key).split('.');
    const changed = Buffer.from(JSON.stringify({ ...claims, email: 'mia@shop.test' })).toString('base64url');
    return `${head}.${changed}.${signature}`;
  }
  return signed(claims, key);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
