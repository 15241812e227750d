// Who may do what: the one table. A new permission is one line here; a route that names one that is not here
// keeps the server from starting.

/** From the most to the least powerful: nobody gives a role that stands before their own. */
export const ROLES = ['owner', 'admin', 'agent', 'member'] as const;

export type Role = (typeof ROLES)[number];

const ALL: readonly Role[] = ROLES;
const MANAGE: readonly Role[] = ['owner', 'admin'];
const SERVE: readonly Role[] = ['owner', 'admin', 'agent'];

const PERMISSIONS = {
  'customers.read': ALL,
  'customers.write': SERVE,
  // Many customers at once, and all that is known of one in a file that leaves the house.
  'customers.import': MANAGE,
  'customers.export': MANAGE,
  'cases.read': ALL,
  'cases.write': SERVE,
  'files.read': SERVE,
  'files.write': SERVE,
  'channels.read': MANAGE,
  'channels.write': MANAGE,
  'sources.read': MANAGE,
  'sources.write': MANAGE,
  // Who works here is no secret inside: a case is given to a colleague by name.
  'team.read': ALL,
  'team.write': MANAGE,
  'audit.read': MANAGE,
  'parked.read': MANAGE,
  'parked.write': MANAGE,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What a route may name: a permission, or one of the two words for "everyone" and "everyone signed in". */
export type Access = Permission | 'public' | 'signed_in';

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as Permission[];

export function isAccess(name: unknown): name is Access {
  return name === 'public' || name === 'signed_in' || Object.hasOwn(PERMISSIONS, String(name));
}

export function isRole(name: unknown): name is Role {
  return ROLES.some((role) => role === name);
}

export function may(role: Role, access: Access): boolean {
  if (access === 'public' || access === 'signed_in') return true;
  const roles: readonly Role[] = PERMISSIONS[access];
  return roles.includes(role);
}

export function permissionsOf(role: Role): Permission[] {
  return PERMISSION_NAMES.filter((permission) => may(role, permission));
}

/** Whether `role` stands above `other`. */
export function standsAbove(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(other);
}
