import { type Db, newId, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../http/refusal.ts';
import type { Actor } from './actor.ts';
import { audit } from './audit.ts';

export type Department = { id: string; name: string };

/** By name, with how many belong to each. */
export async function listDepartments(db: Db): Promise<(Department & { members: number })[]> {
  const { rows } = await sql<Department & { members: number }>`
    select id, name, (select count(*)::int from team_members member
      where member.department_id = department.id and member.removed_at is null) as members
    from departments department order by lower(name)`.execute(db);
  return rows;
}

export async function departmentOfMember(db: Db | Tx, member_id: string): Promise<Department | null> {
  const { rows } = await sql<Department>`
    select department.id, department.name from departments department
    join team_members member on member.department_id = department.id
    where member.id = ${member_id}`.execute(db);
  return rows[0] ?? null;
}

export async function addDepartment(tx: Tx, actor: Actor, name: string): Promise<Department> {
  const { rows } =
    await sql<Department>`insert into departments (id, name) values (${newId()}, ${name.trim()})
    on conflict (lower(name)) do nothing returning id, name`.execute(tx);
  const added = rows[0];
  if (!added) throw nameTaken(name);
  await audit(tx, actor, 'department.added', `department:${added.id}`, { name: added.name });
  return added;
}

export async function renameDepartment(tx: Tx, actor: Actor, { id, name }: Department): Promise<Department> {
  const before = await lockDepartment(tx, id);
  const { rows } = await sql`select 1 from departments
    where lower(name) = lower(${name.trim()}) and id <> ${id}`.execute(tx);
  if (rows.length > 0) throw nameTaken(name);
  await sql`update departments set name = ${name.trim()} where id = ${id}`.execute(tx);
  await audit(tx, actor, 'department.renamed', `department:${id}`, { from: before.name, to: name.trim() });
  return { id, name: name.trim() };
}

/** Its members belong to none from then on. */
export async function removeDepartment(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { name } = await lockDepartment(tx, id);
  await sql`delete from departments where id = ${id}`.execute(tx);
  await audit(tx, actor, 'department.removed', `department:${id}`, { name });
}

/** The member is locked by whoever calls. */
export async function moveToDepartment(
  tx: Tx,
  actor: Actor,
  member_id: string,
  department_id: string | null,
): Promise<void> {
  const before = await departmentOfMember(tx, member_id);
  if ((before?.id ?? null) === department_id) return;
  const after = department_id === null ? null : await lockDepartment(tx, department_id);
  await sql`update team_members set department_id = ${department_id} where id = ${member_id}`.execute(tx);
  const detail = { from: before?.name ?? null, to: after?.name ?? null };
  await audit(tx, actor, 'team.department_changed', `team_member:${member_id}`, detail);
}

async function lockDepartment(tx: Tx, id: string): Promise<Department> {
  const { rows } = await sql<Department>`
    select id, name from departments where id = ${id} for update`.execute(tx);
  if (!rows[0]) throw new Refusal('department_not_found', 404, 'There is no department with this id.');
  return rows[0];
}

function nameTaken(name: string): Refusal {
  return new Refusal('department_exists', 409, `There is a department ${name.trim()} already.`);
}
