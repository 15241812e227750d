import { Type } from 'typebox';
import type { App } from '../http/routes.ts';
import type { Kit } from '../kit.ts';
import { addDepartment, listDepartments, removeDepartment, renameDepartment } from './departments.ts';
import { roleRoute } from './role-route.ts';
import * as shapes from './shapes.ts';

export function departmentRoutes(app: App, kit: Kit): void {
  roleRoute(app);
  const config = { permission: 'team.write' };
  app.get(
    '/api/departments',
    {
      config: { permission: 'team.read' },
      schema: { response: { 200: Type.Object({ items: Type.Array(shapes.DepartmentShape) }) } },
    },
    async () => ({ items: await listDepartments(kit.db) }),
  );
  app.post(
    '/api/departments',
    { config, schema: { body: shapes.DepartmentInput, response: { 200: shapes.DepartmentRef } } },
    async (request) =>
      kit.db.transaction().execute((tx) => addDepartment(tx, request.session!.actor, request.body.name)),
  );
  app.patch(
    '/api/departments/:id',
    {
      config,
      schema: {
        params: shapes.IdParams,
        body: shapes.DepartmentInput,
        response: { 200: shapes.DepartmentRef },
      },
    },
    async (request) => {
      const department = { id: request.params.id, name: request.body.name };
      return kit.db.transaction().execute((tx) => renameDepartment(tx, request.session!.actor, department));
    },
  );
  app.delete(
    '/api/departments/:id',
    { config, schema: { params: shapes.IdParams, response: { 200: shapes.Done } } },
    async (request) => {
      const { actor } = request.session!;
      await kit.db.transaction().execute((tx) => removeDepartment(tx, actor, request.params.id));
      return { ok: true as const };
    },
  );
}
