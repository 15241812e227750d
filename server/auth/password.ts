import { hashPassword } from 'better-auth/crypto';
import { Refusal } from '../http/refusal.ts';

/** Characters. The upper end keeps hashing from being a way to keep the server busy. */
export const PASSWORD = { min: 10, max: 200 };

const DIFFERENT_CHARACTERS = 5;

/** Length beats rules about signs; the rest keeps out what anybody would try first. */
export function checkPassword(password: string, person: { name: string; email: string }): void {
  const problem = passwordProblem(password, person);
  if (problem) throw new Refusal('weak_password', 422, problem);
}

function passwordProblem(password: string, { name, email }: { name: string; email: string }): string | null {
  const plain = password.toLowerCase().trim();
  if ([...plain].length < PASSWORD.min) {
    return `The password needs at least ${PASSWORD.min} characters. A few words in a row make a good one.`;
  }
  if (password.length > PASSWORD.max) return `The password can have at most ${PASSWORD.max} characters.`;
  if (plain === email.toLowerCase() || plain === email.toLowerCase().split('@')[0]) {
    return 'The password must not be the mail address.';
  }
  if (plain === name.toLowerCase().trim()) return 'The password must not be the name.';
  if (new Set(plain).size < DIFFERENT_CHARACTERS) {
    return `The password needs at least ${DIFFERENT_CHARACTERS} different characters.`;
  }
  return null;
}

/** scrypt with a salt of its own, in the form that better-auth checks at sign-in. Takes about 50 ms of a core. */
export const hash: (password: string) => Promise<string> = hashPassword;
