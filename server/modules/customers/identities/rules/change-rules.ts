import { type Actor, actorText } from '../../../../auth/actor.ts';
import { audit } from '../../../../auth/index.ts';
import type { Tx } from '../../../../db/index.ts';
import { Refusal } from '../../../../http/index.ts';
import { publish } from '../../../../live/index.ts';
import { differencesOf } from './differences.ts';
import { lockRules, readRules, type WholeRules, writeRules } from './queries.ts';
import { readWanted, type Wanted } from './read-wanted.ts';

export type RulesChange = Wanted & {
  /** The version that was looked at; null to change whatever is there. */
  version: number | null;
};

/**
 * Replaces what the company says of identities, unless somebody has changed it since it was looked at. Holds for what
 * comes from then on: no identity is taken from anybody.
 */
export async function changeRules(
  tx: Tx,
  actor: Actor,
  { version, ...input }: RulesChange,
  kinds: string[],
): Promise<void> {
  const wanted = readWanted(input, kinds);
  await lockRules(tx);
  const before = await readRules(tx);
  if (version !== null && version !== before.version) throw changedMeanwhile(before);
  const differences = differencesOf(before, wanted);
  if (differences === null) return;
  await writeRules(tx, { ...wanted, version: before.version + 1 }, actorText(actor));
  await audit(tx, actor, 'identity_rules.changed', null, differences);
  await publish(tx, 'identity_rules', '');
}

const changedMeanwhile = ({ version }: WholeRules) =>
  new Refusal(
    'identity_rules_changed',
    412,
    'Someone changed the identity rules meanwhile. Look at them again before you change them.',
    { members: { version }, headers: { etag: `"${version}"` } },
  );
