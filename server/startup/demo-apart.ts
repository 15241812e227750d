import { verifyPassword } from 'better-auth/crypto';
import { PEOPLE } from '../../demo/seed/people.ts';
import { CannotStart } from '../cannot-start.ts';
import { sql } from '../db/index.ts';
import type { Kit } from '../kit.ts';

/**
 * Keeps the demo and a company's own data apart. The demo's people have passwords that everybody can read: among real
 * customers' data, or left behind in a server that others reach, they would be an open door.
 */
export async function keepDemoApart(kit: Pick<Kit, 'db' | 'config'>): Promise<void> {
  const members = await demoMembers(kit);
  if (!kit.config.demo) {
    for (const { email, hash, password } of members) {
      if (await verifyPassword({ hash, password })) throw demoLeft(email);
    }
    return;
  }
  if (members.length === 0 && (await isSetUp(kit))) {
    throw new CannotStart(
      'This data is a company’s own: the demo would let people with well-known passwords in.',
      'Start the demo with another DATA_DIR (or DATABASE_URL), or leave --demo out.',
    );
  }
}

async function demoMembers({ db }: Pick<Kit, 'db'>) {
  const { rows } = await sql<{ email: string; hash: string }>`
    select email, password as hash from team_members
    join team_accounts on team_accounts.team_member_id = team_members.id and provider_id = 'credential'
    where email = any(${PEOPLE.map(({ email }) => email)})`.execute(db);
  return rows.map((row) => ({ ...row, ...PEOPLE.find(({ email }) => email === row.email)! }));
}

async function isSetUp({ db }: Pick<Kit, 'db'>): Promise<boolean> {
  const { rows } = await sql`select 1 from first_owner`.execute(db);
  return rows.length > 0;
}

const demoLeft = (email: string) =>
  new CannotStart(
    `This data is the demo’s: ${email} signs in with a password that everybody can read.`,
    'Start with another DATA_DIR (or DATABASE_URL), or with --demo.',
  );
