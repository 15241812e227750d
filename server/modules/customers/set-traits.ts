import { newId, type Tx } from '../../db/index.ts';
import { saidTraits } from './evidence/said-traits.ts';
import { changePeople } from './people/change-people.ts';
import type { Trust } from './people/people.ts';

type SetTraits = {
  profile_id: string;
  traits: Record<string, unknown>;
  trust: Trust;
  /** The actor's text. */
  set_by: string;
  occurred_at?: Date;
};

/** Keeps what is said of a profile now; null takes a trait back. */
export async function setTraits(tx: Tx, { profile_id, traits, ...said }: SetTraits): Promise<void> {
  const occurred_at = said.occurred_at ?? new Date();
  const said_in = newId();
  await changePeople(tx, { profile_ids: [profile_id] }, (people) => {
    for (const [name, value] of saidTraits(traits)) {
      people.changes.traits.push({ profile_id, name, value, source_id: null, said_in, ...said, occurred_at });
    }
  });
}
