import { readCompany, teamMembersById } from '../../auth/index.ts';
import type { Db } from '../../db/index.ts';
import { type Interaction, readTimeline } from '../../log/index.ts';
import { customerOfProfile, describeInteraction, profilesOfCustomer } from '../customers/index.ts';
import type { Case } from './case.ts';
import { tellStory } from './story/tell-story.ts';
import type { Sentence } from './story/telling.ts';
import { VISIT_TYPES } from './story/visits.ts';

// What was said and done in cases is asked for by itself: a visitor who opens a thousand pages must not push it out.
const TALK = [
  'message.received',
  'message.replied',
  'message.failed',
  'message.bounced',
  'case.opened',
  'case.assigned',
  'case.noted',
  'case.reopened',
  'case.resolved',
];
const READ = 200;

// How the customer found us stands at the beginning, before all that they looked at since.
const FIRST_PAGES = 20;

// What lies longer back is another story.
const REACHES_BACK_MS = 60 * 24 * 60 * 60 * 1000;

/** The story of a case so far, from everything that is on the customer's timeline. */
export async function readStory(db: Db, of: Case, now = new Date()): Promise<Sentence[]> {
  const profile_ids = await profilesOfCustomer(db, await customerOfProfile(db, of.profile_id));
  const since = of.created_at.getTime() - REACHES_BACK_MS;
  const [talk, latest, first_pages] = await Promise.all([
    readTimeline(db, { profile_ids, types: TALK, limit: READ }),
    readTimeline(db, { profile_ids, limit: READ }),
    readTimeline(db, { profile_ids, types: VISIT_TYPES, after: beginningAt(since), limit: FIRST_PAGES }),
  ]);
  const until = of.resolved_at?.getTime() ?? Number.POSITIVE_INFINITY;
  const happenings = [
    ...new Map([...first_pages, ...talk, ...latest].map((one) => [one.id, one])).values(),
  ].filter(({ occurred_at, case_id }) => case_id === of.id || within(occurred_at, since, until));
  const [names, { time_zone }] = await Promise.all([namesOfActors(db, happenings), readCompany(db)]);
  return tellStory({
    happenings,
    story_case: of,
    now,
    time_zone,
    nameOf: (actor) => names.get(actor) ?? null,
    describe: (happening) => describeInteraction(happening as Interaction),
  });
}

const beginningAt = (time: number) => ({
  occurred_at: new Date(time),
  id: '00000000-0000-0000-0000-000000000000',
});

const within = (date: Date, since: number, until: number): boolean =>
  date.getTime() >= since && date.getTime() <= until;

async function namesOfActors(db: Db, happenings: Interaction[]): Promise<Map<string, string>> {
  const ids = happenings
    .map(({ actor }) => /^team_member:(.+)$/.exec(actor)?.[1])
    .filter((id) => id !== undefined);
  const members = await teamMembersById(db, [...new Set(ids)]);
  return new Map([...members.values()].map(({ id, name }) => [`team_member:${id}`, name]));
}
