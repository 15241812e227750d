import { createTeamMember } from '../server/auth/index.ts';
import type { Database } from '../server/db/index.ts';
import { type Client, client } from '../test/world.ts';

const OWNER = {
  name: 'Mia',
  email: 'mia@example.com',
  password: 'correct horse battery',
  role: 'owner',
} as const;

/** An owner, made straight in the database, so that a measurement can do what only people of the team may. */
export const makeOwner = ({ db }: Database) => createTeamMember(db, OWNER);

/** Signs the owner in on a server. */
export async function signIn(url: string): Promise<Client> {
  const { email, password } = OWNER;
  const { status, headers } = await client(url, '').post('/api/session', { email, password });
  if (status !== 200) throw new Error(`Signing in was answered with ${status}.`);
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return client(url, cookies.join('; '));
}
