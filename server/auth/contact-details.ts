import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/refusal.ts';
import type { App } from '../http/routes.ts';
import type { Actor } from './actor.ts';
import { leaveOutWords } from './leave-out-words.ts';
import { maskContacts } from './mask-contacts.ts';
import { may, type Permission } from './permissions.ts';

/** Whether an actor has a permission, for what differs within a route. */
export function actorMay(actor: Actor | null, permission: Permission): boolean {
  return actor?.kind === 'team_member' && may(actor.role, permission);
}

// What these answer is about the team alone: addresses in it are one's own and the colleagues'.
const OF_THE_TEAM = /^\/api\/(me|team)(\/|$)/;

/** True when contact details of customers are to be masked in what this request is answered. */
export function masksContacts({ actor, routeOptions }: FastifyRequest): boolean {
  // Without an actor there is a key or a token instead, and the route itself knows what it gives away.
  if (actor === null || OF_THE_TEAM.test(routeOptions.url ?? '')) return false;
  return !actorMay(actor, 'customers.contact_details');
}

const masked = new WeakSet<FastifyRequest>();

/**
 * The one place where contact details are hidden, and from whom does not read cases also what was said in them: on the
 * way out of every route, so that none can be forgotten. JSON is masked. What is not JSON cannot be, and is refused.
 * Streams of events mask by themselves (http/sse.ts).
 */
export function hideContactDetails(app: App): void {
  app.addHook('preSerialization', async (request, _reply, payload) => {
    if (!masksContacts(request)) return payload;
    masked.add(request);
    return maskContacts(actorMay(request.actor, 'cases.read') ? payload : leaveOutWords(payload));
  });
  app.addHook('onSend', async (request, _reply, payload) => {
    if (payload === undefined || payload === null || payload === '') return payload;
    if (!masksContacts(request) || masked.has(request)) return payload;
    throw new Refusal(
      'not_allowed',
      403,
      'This needs the permission customers.contact_details: it may hold addresses that cannot be masked in it.',
      { members: { permission: 'customers.contact_details' } },
    );
  });
}
