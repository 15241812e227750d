import { type EmailSettings, portOf } from './settings.ts';

type MailError = {
  code?: string;
  message?: string;
  response?: string;
  responseText?: string;
  responseCode?: number;
  authenticationFailed?: boolean;
};

const CERTIFICATES: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-made',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by somebody unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is not complete, or signed by somebody unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by somebody unknown',
  CERT_HAS_EXPIRED: 'has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another name',
};

/** What went wrong between us and a mail server, and what to do about it, in one or two sentences. */
export function inPlainWords(error: unknown, settings: EmailSettings, side: 'smtp' | 'imap'): string {
  const { code = '', message = '', authenticationFailed, responseCode } = error as MailError;
  const host = settings[`${side}_host`];
  const where = `${host} at port ${portOf(settings, side)}`;
  const certificate = Object.keys(CERTIFICATES).find(
    (name) => `${code} ${message}`.includes(name) || code === name,
  );
  if (code === 'EAUTH' || authenticationFailed || responseCode === 530) {
    return `The server did not accept the user name and password. ${words(error)}Some providers want an app password made for this purpose.`;
  }
  if (responseCode) return words(error).trim();
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(`${code} ${message}`)) {
    return `There is no server named "${host}". Check the spelling.`;
  }
  if (/ECONNREFUSED/.test(`${code} ${message}`)) {
    return `Nothing answers on ${where}. Check the port, and that the server is running.`;
  }
  if (certificate || /self.signed certificate/.test(message)) {
    const what = CERTIFICATES[certificate ?? ''] ?? 'is self-made';
    return `The certificate of ${host} ${what}. Check the name of the server; for a server of your own, switch the certificate check off.`;
  }
  if (/wrong version number|EPROTO|ERR_SSL|packet length|unexpected message/i.test(`${code} ${message}`)) {
    return `${where} does not speak TLS from the start. Choose "starttls" (usual ports 587 and 143) or another port.`;
  }
  if (code === 'ETLS' || /starttls/i.test(message)) {
    return `${where} does not offer STARTTLS. Choose "tls" (usual ports 465 and 993), or "none" within your own network.`;
  }
  return lostOrSlow(code, message, where, settings);
}

function lostOrSlow(code: string, message: string, where: string, settings: EmailSettings): string {
  if (/TIME(?:D)?_?OUT|ETIMEOUT/i.test(code) || /timeout|too long/i.test(message)) {
    const waited = settings.timeout_seconds ?? 30;
    return `${where} did not answer within ${waited} seconds. A firewall may be in the way, or the encryption does not fit the port.`;
  }
  if (
    /ECONNRESET|ECONNECTION|EPIPE|NoConnection|EConnectionClosed|ClosedAfterConnect/.test(code) ||
    /clos|hang up|disconnect/i.test(message)
  ) {
    return `${where} closed the connection before it was done.`;
  }
  return `${where} could not be used: ${message || code || 'for a reason it did not give'}.`;
}

function words(error: unknown): string {
  const { response, responseText } = error as MailError;
  const said = (typeof response === 'string' && response) || responseText;
  return said ? `The server says: "${said.trim().slice(0, 500)}". ` : '';
}
