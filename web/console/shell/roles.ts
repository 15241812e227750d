import type { Role } from '../api/team.ts';
import { t } from '../text.ts';

/** From the most to the least powerful. */
const roles: Role[] = ['owner', 'admin', 'manager', 'agent', 'marketer', 'member'];

const NAMES = {
  owner: 'role.owner',
  admin: 'role.admin',
  manager: 'role.manager',
  agent: 'role.agent',
  marketer: 'role.marketer',
  member: 'role.member',
} as const;

const HINTS = {
  owner: 'role.owner_hint',
  admin: 'role.admin_hint',
  manager: 'role.manager_hint',
  agent: 'role.agent_hint',
  marketer: 'role.marketer_hint',
  member: 'role.member_hint',
} as const;

export const roleName = (role: Role): string => t(NAMES[role]);
export const roleHint = (role: Role): string => t(HINTS[role]);

/** Nobody gives a role that stands above their own. */
export function rolesGivenBy(role: Role): Role[] {
  return roles.slice(roles.indexOf(role));
}
