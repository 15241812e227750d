import type { FastifyReply, FastifyRequest } from 'fastify';
import { permissionsOf } from './permissions.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Me } from './shapes.ts';
import { type Caller, openSession } from './sign-in.ts';

/** Opens a session for someone who has just chosen a password. */
export async function enter(
  sessions: Sessions,
  member_id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const opened = await openSession(sessions, member_id, callerOf(request), 'password');
  reply.header('set-cookie', opened.set_cookie);
  return meOf(opened.session);
}

export function meOf({ actor, email }: Session): Me {
  return { id: actor.id, name: actor.name, email, role: actor.role, permissions: permissionsOf(actor.role) };
}

export function callerOf(request: FastifyRequest): Caller {
  return { address: request.ip, user_agent: request.headers['user-agent']?.slice(0, 300) };
}
