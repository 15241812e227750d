import { isDeepStrictEqual } from 'node:util';
import { actorText, type TeamMember } from '../../../auth/actor.ts';
import { audit } from '../../../auth/index.ts';
import { newId, sql, type Tx } from '../../../db/index.ts';
import { record } from '../../../log/index.ts';
import { homeOf, speakerAmong } from '../merge-customers.ts';
import { changePeople } from '../people/change-people.ts';
import { connected } from '../people/components.ts';
import type { People } from '../people/people.ts';
import { profilesOfCustomer } from '../queries.ts';
import { type Asked, type Corrections, readCorrections } from './read-corrections.ts';
import { type Trait, traitsOf } from './traits-of.ts';

export type Correction = Asked & { customer_id: string };

/**
 * What a person says of a customer. It is kept on the profile that stands for the customer, beside what machines say,
 * and holds until a person releases it: then no person's word on that trait is left on any of the customer's profiles.
 * What is so already is not done again, and tells nothing.
 */
export async function correctTraits(tx: Tx, actor: TeamMember, input: Correction): Promise<void> {
  const asked = readCorrections(input);
  const home = await homeOf(tx, input.customer_id);
  const known = await knownBefore(tx, input.customer_id);
  const news = newsIn(asked, known);
  if (news.set.size + news.remove.length + news.release.length === 0) return;
  const occurred_at = await databaseTime(tx);
  const said = {
    trust: 2 as const,
    occurred_at,
    said_in: newId(),
    source_id: null,
    set_by: actorText(actor),
  };
  const profile_id = await changePeople(tx, { profile_ids: [home] }, (people) => {
    const all = connected(people, home);
    const speaker = speakerAmong(people, all);
    for (const [name, value] of news.set)
      people.changes.traits.push({ profile_id: speaker, name, value, ...said });
    for (const name of news.remove)
      people.changes.traits.push({ profile_id: speaker, name, value: null, ...said });
    release(people, all, news.release);
    people.changes.touched.add(speaker);
    return speaker;
  });
  // Under the id that the traits name: of two in one millisecond the same one is the later, here and on the timeline.
  const { set_by: by, said_in: id } = said;
  await record(tx, [
    {
      id,
      profile_id,
      type: 'customer.corrected',
      actor: by,
      occurred_at,
      properties: told(news, known),
    },
  ]);
  const named = { set: [...news.set.keys()], removed: news.remove, released: news.release };
  await audit(tx, actor, 'customer.corrected', `customer:${input.customer_id}`, named);
}

function release(people: People, profile_ids: Set<string>, names: string[]): void {
  for (const name of names)
    for (const profile_id of profile_ids) people.changes.released.push({ profile_id, name });
}

async function knownBefore(tx: Tx, customer_id: string): Promise<Map<string, Trait>> {
  const { traits, removed_traits } = await traitsOf(tx, await profilesOfCustomer(tx, customer_id));
  return new Map([...traits, ...removed_traits].map((trait) => [trait.name, trait]));
}

function newsIn({ set, remove, release }: Corrections, known: Map<string, Trait>): Corrections {
  const says = (name: string) => known.get(name);
  const unsaid = remove.filter((name) => says(name)?.by_person && !says(name)!.machine);
  return {
    set: new Map(
      [...set].filter(
        ([name, value]) => !says(name)?.by_person || !isDeepStrictEqual(says(name)!.value, value),
      ),
    ),
    remove: remove.filter((name) => {
      const trait = says(name);
      return trait && trait.value !== null && (trait.machine || !trait.by_person);
    }),
    // What only a person has said is gone when they take it back: nothing is left to hide.
    release: [...release.filter((name) => says(name)?.by_person), ...unsaid],
  };
}

function told({ set, remove, release }: Corrections, known: Map<string, Trait>): Record<string, unknown> {
  const names = [...set.keys(), ...remove, ...release];
  const was = names.map((name) => [name, known.get(name)?.value ?? null]);
  return {
    set: Object.fromEntries(set),
    removed: remove,
    released: release,
    was: Object.fromEntries(was),
  };
}

// Of two people the later one counts, on whatever machine they were served.
async function databaseTime(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  return rows[0]!.now;
}
