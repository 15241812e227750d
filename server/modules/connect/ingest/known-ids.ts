import { LRUCache } from 'lru-cache';
import type { Event } from './event.ts';

const IDENTITIES = 200_000;
const PAIRS = 200_000;

/**
 * What this process has seen committed, so that most events need no look at identities. An identity never moves from
 * its profile, so nothing here can become wrong until somebody is erased; forgetting only costs a look.
 */
export type KnownIds = {
  profileOf: (event: Event) => string | undefined;
  rememberProfile: (event: Event, profile_id: string) => void;
  /** Whether its two ids were seen together before, from as trusted a sender. */
  pairSeen: (event: Event) => boolean;
  rememberPair: (event: Event) => void;
  /** Forgets everything: somebody was erased. */
  forget: () => void;
};

export function knownIds(): KnownIds {
  const profiles = new LRUCache<string, string>({ max: IDENTITIES });
  const pairs = new LRUCache<string, true>({ max: PAIRS });
  return {
    profileOf: (event) => profiles.get(identityKey(event)),
    rememberProfile: (event, profile_id) => profiles.set(identityKey(event), profile_id),
    pairSeen: (event) => event.pair === null || pairs.get(pairKey(event)) === true,
    rememberPair: (event) => pairs.set(pairKey(event), true),
    forget: () => {
      profiles.clear();
      pairs.clear();
    },
  };
}

// The sender's trust belongs to it: what was only claimed until now has to be looked at when it is verified.
export const identityKey = ({ identity, trust }: Event): string =>
  `${trust}\0${identity.kind}\0${identity.value}`;

const pairKey = ({ pair, trust }: Event): string => `${trust}\0${pair?.anonymous_id}\0${pair?.user_id}`;
