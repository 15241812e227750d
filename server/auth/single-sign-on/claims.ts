import { Value } from 'typebox/value';
import { Email } from '../shapes.ts';
import type { SingleSignOn } from './settings.ts';
import { NotLetIn } from './trouble.ts';

/** Who the provider says has come, checked as far as it can be without the database. */
export type Claims = { issuer: string; subject: string; email: string; name: string };

type IdToken = Record<string, unknown> & { iss: string; sub: string };

const NAME_LENGTH = 100;

export function claimsOf(
  token: IdToken | undefined,
  settings: Pick<SingleSignOn, 'issuer' | 'email_domains'>,
): Claims {
  if (!token) throw new NotLetIn('not_trusted', 'The provider sent no ID token.');
  const { iss, sub, email, email_verified } = token;
  // Providers with many tenants may answer for another one than was asked: that one is nobody's choice here.
  if (new URL(iss).href !== new URL(settings.issuer).href) {
    throw new NotLetIn('not_trusted', `The ID token is of the issuer ${iss.slice(0, 200)}.`);
  }
  if (typeof email !== 'string' || !Value.Check(Email, email.trim())) {
    throw new NotLetIn('email_not_verified', 'The ID token has no email address.');
  }
  const address = email.trim().toLowerCase();
  if (email_verified !== true) {
    throw new NotLetIn('email_not_verified', `The provider does not say that ${address} is verified.`);
  }
  const domain = address.slice(address.lastIndexOf('@') + 1);
  if (settings.email_domains.length > 0 && !settings.email_domains.includes(domain)) {
    throw new NotLetIn('domain', `${address} is of none of the email domains allowed.`);
  }
  return { issuer: settings.issuer, subject: sub, email: address, name: nameOf(token.name, address) };
}

// One line, as everybody's name: what a provider lets people call themselves is not ours to trust.
function nameOf(name: unknown, email: string): string {
  const plain = typeof name === 'string' ? name.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim() : '';
  return [...(plain || email.slice(0, email.lastIndexOf('@')))].slice(0, NAME_LENGTH).join('').trim();
}
