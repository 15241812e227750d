// Who may do what: the one table. A new permission is one line here; a route that names one that is not here
// keeps the server from starting.

/** From the most to the least powerful: nobody gives a role that stands before their own. */
export const ROLES = ['owner', 'admin', 'manager', 'agent', 'marketer', 'member'] as const;

export type Role = (typeof ROLES)[number];

const ALL: readonly Role[] = ROLES;
// Runs the house: its channels, its keys, its people.
const MANAGE: readonly Role[] = ['owner', 'admin'];
// Answers for how customers are served, and so sees what is stuck; changes none of the settings.
const LEAD: readonly Role[] = [...MANAGE, 'manager'];
// Talks with customers, and needs their addresses for it.
const SERVE: readonly Role[] = [...LEAD, 'agent'];

const PERMISSIONS = {
  'customers.read': ALL,
  // Whoever lacks it sees addresses and numbers masked, in every answer there is (mask-contacts.ts). A marketer
  // chooses whom to write to by what they did; the sending knows the addresses.
  'customers.contact_details': SERVE,
  'customers.write': SERVE,
  // Many customers at once, and all that is known of one in a file that leaves the house.
  'customers.import': MANAGE,
  'customers.export': MANAGE,
  // Cannot be taken back. Also who reads the proofs.
  'customers.erase': MANAGE,
  // Who counts as one person, for everything that comes from then on.
  'identity_rules.read': MANAGE,
  'identity_rules.write': MANAGE,
  // Not marketers: what somebody wrote to us in need is no material for campaigns. Their timelines leave out what
  // was said. Everyone else of the company may be asked for help with a case, and reads it.
  'cases.read': [...SERVE, 'member'],
  'cases.write': SERVE,
  // What customers sent, as they sent it (files, the HTML of a mail): nothing in it can be masked for sure.
  'files.read': SERVE,
  'files.write': SERVE,
  'channels.read': MANAGE,
  'channels.write': MANAGE,
  'sources.read': MANAGE,
  'sources.write': MANAGE,
  // Who works here is no secret inside: a case is given to a colleague by name.
  'team.read': ALL,
  'team.write': MANAGE,
  // A manager reads what they and the members of their own department did (audit-routes.ts); the rest tells when
  // and from where everybody signs in, also those above them.
  'audit.read': LEAD,
  'audit.read_all': MANAGE,
  'company.write': MANAGE,
  // How the server is doing, and where its data lies.
  'server.read': MANAGE,
  'single_sign_on.write': MANAGE,
  'parked.read': LEAD,
  // Trying again takes effect after all that came later: for those who know the set-up.
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
