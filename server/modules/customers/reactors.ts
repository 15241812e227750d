import type { Reactor } from '../../log/index.ts';
import { withoutErased } from './erase/late-evidence.ts';
import { evidenceOf, identitiesIn } from './evidence/evidence-of.ts';
import { takeEvidence } from './evidence/take-evidence.ts';
import { changePeople } from './people/change-people.ts';

/** Joins, completes and describes customers by what interactions say about who somebody is. */
export const reactors: Reactor[] = [
  {
    name: 'customers.resolve',
    identifying: true,
    handle: async (tx, interactions) => {
      const all = await withoutErased(tx, interactions.map(evidenceOf));
      if (all.length === 0) return;
      const subject = {
        profile_ids: all.map(({ profile_id }) => profile_id),
        identities: all.flatMap(identitiesIn),
      };
      await changePeople(tx, subject, (people) => {
        for (const evidence of all) takeEvidence(people, evidence);
      });
    },
  },
];
