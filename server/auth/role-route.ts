import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import { PERMISSION_NAMES, permissionsOf, ROLES, type Role } from './permissions.ts';

const RoleName = Type.Unsafe<Role>({ type: 'string', enum: [...ROLES] });

const Roles = Type.Object({
  permissions: Type.Array(Type.String(), { description: 'All there are, in the order of the table' }),
  items: Type.Array(Type.Object({ role: RoleName, permissions: Type.Array(Type.String()) }), {
    description: 'From the most to the least powerful',
  }),
});

/** Who may do what, for everybody to read: nobody has to find out by being refused. */
export function roleRoute(app: App): void {
  app.get(
    '/api/roles',
    {
      config: { permission: 'team.read' },
      schema: { summary: 'The roles, and what each may do', tags: ['team'], response: { 200: Roles } },
    },
    async () => ({
      permissions: [...PERMISSION_NAMES],
      items: ROLES.map((role) => ({ role, permissions: permissionsOf(role) })),
    }),
  );
}
