// What the server sends a browser back to the sign-in with, in words.
const TROUBLES = {
  off: 'sign_on.trouble_off',
  over: 'sign_on.trouble_over',
  denied: 'sign_on.trouble_denied',
  unreachable: 'sign_on.trouble_unreachable',
  not_trusted: 'sign_on.trouble_not_trusted',
  email_not_verified: 'sign_on.trouble_email_not_verified',
  domain: 'sign_on.trouble_domain',
  not_invited: 'sign_on.trouble_not_invited',
  other_person: 'sign_on.trouble_other_person',
  owner: 'sign_on.trouble_owner',
  too_many_tries: 'sign_on.trouble_too_many_tries',
} as const;

export type SignOnTrouble = keyof typeof TROUBLES;

export const isTrouble = (name: unknown): name is SignOnTrouble =>
  typeof name === 'string' && Object.hasOwn(TROUBLES, name);

/** The key of the text; an address can name no other. */
export const troubleKey = (name: SignOnTrouble) => TROUBLES[name];
