import { type Actor, actorText } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import { changePeople } from './people/change-people.ts';
import { type Joined, joinPeople } from './people/join-people.ts';
import type { Strength } from './people/people.ts';

export type Linking = {
  profile_a: string;
  profile_b: string;
  strength: Strength;
  /** How we know, in a few words. */
  evidence: string;
  actor: Actor;
};

/** Says of two profiles that they are the same customer; joins them as far as the evidence carries. */
export function linkProfiles(tx: Tx, { actor, ...linking }: Linking): Promise<Joined> {
  const { profile_a, profile_b } = linking;
  return changePeople(tx, { profile_ids: [profile_a, profile_b] }, (people) => {
    for (const id of [profile_a, profile_b]) {
      if (!people.profiles.has(id)) throw new Error(`There is no profile ${id}.`);
    }
    return joinPeople(people, { ...linking, actor: actorText(actor) });
  });
}
