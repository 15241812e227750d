import type { Role } from '../api/team.ts';
import { t } from '../text.ts';

/** From the most to the least powerful. */
const roles: Role[] = ['owner', 'admin', 'agent', 'member'];

const NAMES = {
  owner: 'role.owner',
  admin: 'role.admin',
  agent: 'role.agent',
  member: 'role.member',
} as const;

const HINTS = {
  owner: 'role.owner_hint',
  admin: 'role.admin_hint',
  agent: 'role.agent_hint',
  member: 'role.member_hint',
} as const;

export const roleName = (role: Role): string => t(NAMES[role]);
export const roleHint = (role: Role): string => t(HINTS[role]);

/** Nobody gives a role that stands above their own. */
export function rolesGivenBy(role: Role): Role[] {
  return roles.slice(roles.indexOf(role));
}
