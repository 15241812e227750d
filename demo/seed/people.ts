import type { TeamMember } from '../../server/auth/actor.ts';
import { createTeamMember, type Role } from '../../server/auth/index.ts';
import { sql } from '../../server/db/index.ts';
import type { Kit } from '../../server/kit.ts';

/** Only ever of use on the machine it runs on: --demo listens on 127.0.0.1. */
export const PEOPLE = [
  { name: 'Mia', email: 'mia@werkbank.example', password: 'werkbank-demo', role: 'owner' },
  { name: 'Ben', email: 'ben@werkbank.example', password: 'werkbank-demo', role: 'agent' },
  { name: 'Omar', email: 'omar@werkbank.example', password: 'werkbank-demo', role: 'member' },
] as const satisfies { name: string; email: string; password: string; role: Role }[];

export type Team = Record<'Mia' | 'Ben' | 'Omar', TeamMember>;

/** The three who work here, each made once. */
export async function seedTeam(kit: Kit): Promise<Team> {
  const { rows: known } = await sql<{ id: string; email: string }>`
    select id, email from team_members where email = any(${PEOPLE.map(({ email }) => email)})`.execute(
    kit.db,
  );
  const members = await Promise.all(
    PEOPLE.map(async (person) => {
      const id =
        known.find(({ email }) => email === person.email)?.id ?? (await createTeamMember(kit.db, person)).id;
      return [person.name, { kind: 'team_member', id, name: person.name, role: person.role }] as const;
    }),
  );
  return Object.fromEntries(members) as Team;
}
