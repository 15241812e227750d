import { newId, type Tx } from '../../../db/index.ts';
import { record } from '../../../log/index.ts';
import type { Evidence } from '../evidence/evidence-of.ts';
import { saidTraits } from '../evidence/said-traits.ts';
import { takeEvidence } from '../evidence/take-evidence.ts';
import { changePeople } from '../people/change-people.ts';
import { addIdentity, bearProfile, type IdentityRef, identityOf, type People } from '../people/people.ts';
import { proveIdentity } from '../people/prove-identity.ts';
import type { Batch } from './batches.ts';
import type { Import } from './imports.ts';

type Row = Batch['people'][number] & { interaction_id: string };

const EVIDENCE = 'in an imported list';

/**
 * Keeps what each row says, and who is the same as whom by it, in one go: nothing of it is left for the reactor, which
 * would have to find all of them again. Returns how many there are whom nobody knew before. `written`: see changePeople.
 */
export async function takePeople(
  tx: Tx,
  list: Import,
  people: Batch['people'],
  written: () => Promise<void>,
): Promise<number> {
  if (people.length === 0) return 0;
  const rows = people.map((row) => ({ ...row, interaction_id: newId() }));
  const occurred_at = new Date();
  const identities = people.flatMap(({ person }) => person.identities);
  const taken = await changePeople(
    tx,
    { identities },
    (held) => rows.map((row) => takeRow(held, list, row, occurred_at)),
    written,
  );
  await record(
    tx,
    rows.map(({ interaction_id, row_number, person }, place) => {
      const user_id = identityIn(person.identities, 'user_id')?.value;
      return {
        id: interaction_id,
        profile_id: taken[place]!.profile_id,
        type: 'customer.identified',
        actor: list.created_by,
        message_id: `${list.id}:${row_number}`,
        occurred_at,
        properties: person.traits,
        context: { trust: 'verified', import_id: list.id, row_number, ...(user_id && { user_id }) },
      };
    }),
  );
  return taken.filter(({ fresh }) => fresh).length;
}

/** The row's person is whoever has the identity that says most; its other identities join them as any evidence does. */
function takeRow(held: People, list: Import, { interaction_id, person }: Row, occurred_at: Date) {
  const { identities, traits } = person;
  const fresh = identities.every((ref) => !identityOf(held, ref));
  const profile_id = profileOf(held, identities[0]!);
  const evidence: Evidence = {
    profile_id,
    said_in: interaction_id,
    by: EVIDENCE,
    verified: true,
    actor: list.created_by,
    source_id: null,
    occurred_at,
    user: identityIn(identities, 'user_id') ?? null,
    browser: null,
    former: [],
    group: null,
    contacts: identities.filter(({ kind }) => kind !== 'user_id'),
    traits: saidTraits(traits),
    group_traits: [],
  };
  takeEvidence(held, evidence);
  return { profile_id, fresh };
}

/** Made where there is none, proven where it was only claimed. */
function profileOf(held: People, ref: IdentityRef): string {
  const identity = identityOf(held, ref);
  if (identity) {
    proveIdentity(held, identity, EVIDENCE);
    return identity.profile_id;
  }
  const profile = bearProfile(held, false);
  addIdentity(held, profile, ref, { verified: true, evidence: EVIDENCE, source_id: null });
  return profile.id;
}

const identityIn = (identities: IdentityRef[], kind: string): IdentityRef | undefined =>
  identities.find((ref) => ref.kind === kind);
