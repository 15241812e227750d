import { LRUCache } from 'lru-cache';
import { network } from '../../../auth/network.ts';
import { Refusal } from '../../../http/index.ts';
import type { CheckedKey } from '../keys/check-key.ts';

/** What is left of a bucket's tokens at a time in ms. Below zero it is in debt. */
type Bucket = { left: number; at: number };

export type RateLimits = {
  /** Refuses (429) when key or address have sent too much already. Before the body is read. */
  check: (key: CheckedKey, address: () => string) => void;
  /** Takes so many events from both, and refuses like `check`. */
  take: (key: CheckedKey, address: () => string, events: number) => void;
};

// A bucket holds as much as comes in so many seconds: pages that load at once, an SDK that sends what it kept.
const BURST_S = 10;
// The longest a sender is told to wait; SDKs give up sooner than a large debt is paid.
const MOST_WAIT_S = 60;
// About 10 MB when full. Whoever is pushed out begins again with a full bucket.
const BUCKETS = 50_000;

/**
 * Token buckets of this process, for keys and for addresses that send with public keys. A request is let in as long
 * as anything is left, and may then draw its bucket below zero: so no batch is too large to ever get in.
 */
export function rateLimits(now: () => number = performance.now.bind(performance)): RateLimits {
  const buckets = new LRUCache<string, Bucket>({ max: BUCKETS });

  function filled(name: string, per_s: number): Bucket {
    const most = per_s * BURST_S;
    const at = now();
    let bucket = buckets.get(name);
    if (bucket) {
      bucket.left = Math.min(most, bucket.left + ((at - bucket.at) / 1000) * per_s);
      bucket.at = at;
    } else {
      bucket = { left: most, at };
      buckets.set(name, bucket);
    }
    return bucket;
  }

  function bucketsOf(key: CheckedKey, address: () => string): [bucket: Bucket, per_s: number][] {
    const found: [Bucket, number][] = [];
    if (key.events_per_s !== null) found.push([filled(key.id, key.events_per_s), key.events_per_s]);
    if (key.address_events_per_s !== null) {
      const name = `${key.source_id} ${network(address())}`;
      found.push([filled(name, key.address_events_per_s), key.address_events_per_s]);
    }
    return found;
  }

  const refuseEmpty = (found: [Bucket, number][]) => {
    const waits = found.map(([{ left }, per_s]) => (left < 1 ? (1 - left) / per_s : 0));
    const wait_s = Math.max(0, ...waits);
    if (wait_s > 0) throw tooMany(Math.min(MOST_WAIT_S, Math.ceil(wait_s)));
  };

  return {
    check: (key, address) => refuseEmpty(bucketsOf(key, address)),
    take: (key, address, events) => {
      const found = bucketsOf(key, address);
      refuseEmpty(found);
      for (const [bucket] of found) bucket.left -= events;
    },
  };
}

const tooMany = (wait_s: number) =>
  new Refusal(
    'rate_limited',
    429,
    'More events came with this key, or from this address, than the source allows. Nothing of this request was stored; send it again later.',
    { headers: { 'retry-after': String(wait_s) } },
  );
