import { isOwnMachine } from './private-address.ts';

/** What is wrong with an issuer's address as it is written, or null. */
export function issuerProblem(issuer: string): string | null {
  if (!URL.canParse(issuer)) {
    return 'The issuer is not an address. It looks like https://login.example.com.';
  }
  const url = new URL(issuer);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwnMachine(url.hostname))) {
    return 'The issuer has to begin with https://, or passwords and tokens could be read on the way.';
  }
  if (url.username || url.password) return 'The issuer must not contain a user name or password.';
  if (url.search || url.hash || issuer.includes('?') || issuer.includes('#')) {
    return 'The issuer must not contain a ? or a #.';
  }
  if (url.pathname.includes('/.well-known/')) {
    return 'Leave /.well-known/openid-configuration out: it is put behind the issuer by itself.';
  }
  return null;
}
