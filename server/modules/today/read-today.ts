import type { Static } from 'typebox';
import type { TeamMember } from '../../auth/actor.ts';
import { actorMay, type Permission, readCompany } from '../../auth/index.ts';
import type { Db } from '../../db/index.ts';
import { arrived, sources } from './arrived.ts';
import { dayIn } from './day.ts';
import { decisions } from './decisions.ts';
import { mine } from './mine.ts';
import type { Arrival, Today } from './shapes.ts';

/** Whoever may see something may see how much of it came. */
const ASKED_FOR: Record<Arrival, Permission> = {
  customers: 'customers.read',
  messages: 'cases.read',
  cases: 'cases.read',
};

/** The day of one person: each part as far as their role goes. */
export async function readToday(db: Db, actor: TeamMember): Promise<Static<typeof Today>> {
  const may = (permission: Permission) => actorMay(actor, permission);
  const { time_zone } = await readCompany(db);
  const day = await dayIn(db, time_zone);
  const kinds = (Object.keys(ASKED_FOR) as Arrival[]).filter((kind) => may(ASKED_FOR[kind]));
  const [came, from_sources, to_decide, own] = await Promise.all([
    arrived(db, kinds, day),
    may('sources.read') ? sources(db, day) : null,
    decisions(db, may),
    may('cases.read') ? mine(db, actor.id) : null,
  ]);
  return {
    at: day.now,
    time_zone,
    arrived: came,
    sources: from_sources,
    // From JSON, which knows no dates.
    decisions: to_decide.map((one) => ({ ...one, since: one.since && new Date(one.since) })),
    mine: own,
  };
}
