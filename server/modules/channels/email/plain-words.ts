import { type EmailSettings, portOf } from './settings.ts';

type MailError = {
  code?: string;
  message?: string;
  response?: string;
  responseText?: string;
  responseCode?: number;
  authenticationFailed?: boolean;
  /** What an IMAP server puts in brackets before its words. */
  serverResponseCode?: string;
  /** Why an IMAP server has seen us off. */
  reason?: string;
};

type Place = { host: string; where: string; seconds: number };

// How Node, OpenSSL and the two mail libraries name what can go wrong (in codes and in texts), and what to do then.
const MEANINGS: [RegExp, (place: Place) => string][] = [
  [
    /ENOTFOUND|EAI_AGAIN|EDNS/,
    ({ host }) =>
      `No server named "${host}" can be found. Check the spelling, and that this machine has a connection.`,
  ],
  [
    /ECONNREFUSED/,
    ({ where }) => `Nothing answers on ${where}. Check the port, and that the server is running.`,
  ],
  [/certificate has expired|CERT_HAS_EXPIRED/i, (place) => certificate(place, 'has expired')],
  [/altname|does not match certificate/i, (place) => certificate(place, 'is for another name')],
  [/self.signed/i, (place) => certificate(place, 'is self-made')],
  [/certificate|UNABLE_TO_(?:VERIFY|GET)/i, (place) => certificate(place, 'is signed by somebody unknown')],
  [
    /wrong version number|EPROTO|ERR_SSL|packet length|unexpected message/i,
    ({ where }) =>
      `${where} does not speak TLS from the start. Choose "starttls" (usual ports 587 and 143) or another port.`,
  ],
  [
    /ETLS|starttls/i,
    ({ where }) =>
      `${where} does not offer STARTTLS. Choose "tls" (usual ports 465 and 993), or "none" within your own network.`,
  ],
  [
    /TIMED?_?OUT|ETIMEOUT|timeout|too long/i,
    ({ where, seconds }) =>
      `${where} did not answer within ${seconds} seconds. A firewall may be in the way, or the encryption does not fit the port.`,
  ],
  [
    /ECONNRESET|ECONNECTION|EPIPE|NoConnection|clos|hang up|disconnect/i,
    ({ where }) => `${where} closed the connection before it was done.`,
  ],
];

const certificate = ({ host }: Place, what: string): string =>
  `The certificate of ${host} ${what}. Check the name of the server; for a server of your own, switch the certificate check off.`;

// RFC 5530: what a server says that could not even look at the password.
const COULD_NOT_LOOK = /^(UNAVAILABLE|SERVERBUG|INUSE|LIMIT)$/i;

/** Whether an IMAP server did not let us in with this name and password: only a person can mend that. */
export function loginRefused(error: unknown): boolean {
  const { authenticationFailed, serverResponseCode = '' } = error as MailError;
  return authenticationFailed === true && !COULD_NOT_LOOK.test(serverResponseCode);
}

/** What went wrong between us and a mail server, and what to do about it, in one or two sentences. */
export function inPlainWords(error: unknown, settings: EmailSettings, side: 'smtp' | 'imap'): string {
  const { code = '', message = '', responseCode } = error as MailError;
  const host = settings[`${side}_host`] ?? '';
  const place = {
    host,
    where: `${host} at port ${portOf(settings, side)}`,
    seconds: settings.timeout_seconds ?? 30,
  };
  if (code === 'EAUTH' || loginRefused(error) || responseCode === 530) {
    return `The server did not accept the user name and password. ${wordsOf(error)}Some providers want an app password made for this purpose.`;
  }
  // What the server itself says is the best that can be said; but not what it says to a command it does not know.
  if (responseCode && code !== 'ETLS') return wordsOf(error).trim();
  const known = MEANINGS.find(([pattern]) => pattern.test(`${code} ${message}`));
  const words = wordsOf(error);
  if (known) return `${known[1](place)} ${words}`.trim();
  return (
    words.trim() || `${place.where} could not be used: ${message || code || 'for a reason it did not give'}.`
  );
}

function wordsOf(error: unknown): string {
  const { response, responseText, reason } = error as MailError;
  const said = (typeof response === 'string' && response) || responseText || reason;
  return said ? `The server says: "${said.trim().slice(0, 500)}". ` : '';
}
