import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { databaseAway } from '../../http/problem.ts';
import { CALL_SECONDS, CallRefused } from './call-provider.ts';

/** What the sign-in page is told, and has words for (web/texts/en/entry.ts). Nothing of the provider's shows there. */
export const REASONS = [
  'off',
  'over',
  'denied',
  'unreachable',
  'not_trusted',
  'email_not_verified',
  'domain',
  'not_invited',
  'other_person',
  'owner',
  'too_many_tries',
] as const;
export type Reason = (typeof REASONS)[number];

/** A sign-on that ends at the sign-in page again. `message` is for the audit: what exactly was wrong, no secrets. */
export class NotLetIn extends Error {
  override name = 'NotLetIn';
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What an error on the way to the provider and back means. What is our own trouble (a lost database) stays it. */
export function reasonOf(error: unknown): unknown {
  if (error instanceof NotLetIn || databaseAway(error)) return error;
  if (error instanceof AuthorizationResponseError) {
    return new NotLetIn('denied', `The provider says: ${error.error}${described(error.error_description)}`);
  }
  if (error instanceof ResponseBodyError) {
    return new NotLetIn(
      'not_trusted',
      `The provider says: ${error.error}${described(error.error_description)}`,
    );
  }
  const network = networkTrouble(error);
  if (network) return new NotLetIn('unreachable', network);
  if (error instanceof ClientError) {
    if (error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error.code === 'OAUTH_RESPONSE_IS_NOT_JSON') {
      return new NotLetIn('unreachable', `The provider gave no proper answer: ${error.message}.`);
    }
    return new NotLetIn('not_trusted', whatWasWrong(error));
  }
  return error;
}

const described = (text: string | undefined): string => (text ? ` (${text.slice(0, 300)})` : '');

function whatWasWrong(error: ClientError): string {
  const { message = '', cause } = (error.cause ?? {}) as { message?: string; cause?: { claim?: string } };
  const claim = cause?.claim ? ` (${cause.claim})` : '';
  return `${error.message}${message && message !== error.message ? `: ${message}` : ''}${claim}`.slice(
    0,
    300,
  );
}

const MEANINGS: [RegExp, string][] = [
  [/ENOTFOUND|EAI_AGAIN/, 'no server of this name can be found. Check the spelling.'],
  [/ECONNREFUSED/, 'nothing answers there. Check the address and that the provider is running.'],
  [/CERT_HAS_EXPIRED/, 'its certificate has expired.'],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, 'its certificate is for another name.'],
  [/SELF_SIGNED/, 'its certificate is self-made. Node trusts more with NODE_EXTRA_CA_CERTS.'],
  [
    /UNABLE_TO_|CERT_/,
    'its certificate is signed by somebody unknown. Node trusts more with NODE_EXTRA_CA_CERTS.',
  ],
  [/EPROTO|ERR_SSL/, 'it does not speak TLS there.'],
  [/ETIMEDOUT|TIMEOUT|TimeoutError/, `it did not answer within ${CALL_SECONDS} seconds.`],
  [/ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|HPE_/, 'the connection broke off.'],
];

/** Why a call did not get an answer, in plain words, or null when it was something else. */
export function networkTrouble(error: unknown): string | null {
  for (let one = error as { name?: string; code?: unknown; cause?: unknown } | undefined; one; ) {
    if (one instanceof CallRefused) return one.message;
    const known = MEANINGS.find(([pattern]) => pattern.test(`${one?.name} ${String(one?.code)}`));
    if (known) return `The provider cannot be reached: ${known[1]}`;
    one = one.cause as typeof one;
  }
  return null;
}
