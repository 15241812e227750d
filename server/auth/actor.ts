import type { Role } from './permissions.ts';

/** Who does something: the second argument of every use case. */
export type Actor =
  | { kind: 'team_member'; id: string; name: string; role: Role }
  | { kind: 'source'; id: string; trust: 'verified' | 'claimed' }
  | { kind: 'customer'; profile_id: string }
  | { kind: 'system'; name: string };

export type TeamMember = Extract<Actor, { kind: 'team_member' }>;

/** How an actor is stored. A customer is not named: the row it stands in carries the profile. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'team_member':
      return `team_member:${actor.id}`;
    case 'source':
      return `source:${actor.id}`;
    case 'customer':
      return 'customer';
    case 'system':
      return `system:${actor.name}`;
  }
}
