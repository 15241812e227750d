import type { Interaction } from '../../../log/index.ts';
import { normaliseIdentity } from '../identities/normalise-identity.ts';
import type { IdentityRef } from '../people/people.ts';
import { saidTraits } from './said-traits.ts';

/** What one interaction says about who somebody is. */
export type Evidence = {
  profile_id: string;
  said_in: string;
  /** In a word: `identify`, `alias`, `group`, or `event` for one that merely carried two ids. */
  by: string;
  verified: boolean;
  actor: string;
  source_id: string | null;
  occurred_at: Date;
  user: IdentityRef | null;
  browser: IdentityRef | null;
  /** A former id, of a browser or of a user: whichever there is. */
  former: IdentityRef[];
  group: IdentityRef | null;
  /** Addresses among the traits, the one that says most first. */
  contacts: IdentityRef[];
  traits: [name: string, value: unknown][];
  group_traits: [name: string, value: unknown][];
};

const BY: Record<string, string> = {
  'customer.identified': 'identify',
  'customer.aliased': 'alias',
  'organisation.joined': 'group',
};

export function evidenceOf(interaction: Interaction): Evidence {
  const { type, context, properties } = interaction;
  const traits = type === 'customer.identified' ? saidTraits(properties) : [];
  return {
    profile_id: interaction.profile_id,
    said_in: interaction.id,
    by: BY[type] ?? 'event',
    verified: context.trust === 'verified',
    actor: interaction.actor,
    source_id: interaction.source_id,
    occurred_at: interaction.occurred_at,
    user: ref('user_id', context.user_id),
    browser: ref('anonymous_id', context.anonymous_id),
    former: present([ref('user_id', context.previous_id), ref('anonymous_id', context.previous_id)]),
    group: type === 'organisation.joined' ? ref('group_id', context.group_id) : null,
    contacts: present(['email', 'phone'].map((kind) => ref(kind, new Map(traits).get(kind)))),
    traits,
    group_traits: type === 'organisation.joined' ? saidTraits(properties) : [],
  };
}

export function identitiesIn(evidence: Evidence): IdentityRef[] {
  const { user, browser, former, group, contacts } = evidence;
  return present([user, browser, ...former, group, ...contacts]);
}

const present = (refs: (IdentityRef | null)[]): IdentityRef[] => refs.filter((one) => one !== null);

function ref(kind: string, value: unknown): IdentityRef | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const normal = normaliseIdentity(kind, String(value));
  return normal === null ? null : { kind, value: normal };
}
