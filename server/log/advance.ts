import type { Db, Tx } from '../db/index.ts';
import { errorOf } from './attempt.ts';
import { park } from './parked.ts';
import { holdAt, leaseFurthestBehind, moveTo, type Position } from './position.ts';
import { ATTEMPTS, backOffSeconds, bucketOf, type Reactor } from './reactor.ts';
import { type Portion, readPortion, unfinishedAfter } from './read-batches.ts';

/**
 * `full`: as much as one step takes, there is more. `moved`: there may be more. `soon`: something is about to be finished.
 * `idle`: nothing to do.
 */
export type Advance = 'full' | 'moved' | 'soon' | 'idle';

type Lease = { position: Position; buckets: number[]; failures: Map<number, number> };

/** One step of a reactor: lease, read a portion, take effect, move on; all in one transaction. */
export async function advance(db: Db, reactor: Reactor): Promise<Advance> {
  return db.transaction().execute(async (tx) => {
    const lease = await leaseFurthestBehind(tx, reactor.name);
    if (!lease) return 'idle';
    const portion = await readPortion(tx, reactor, lease.position, lease.buckets);
    if (!portion) return (await unfinishedAfter(tx, lease.position)) ? 'soon' : 'idle';
    const all = portion.interactions.map((entry) => entry.interaction);
    if (await errorOf(tx, reactor, all)) await takeOneByOne(tx, reactor, lease, portion);
    else await moveTo(tx, reactor.name, lease.buckets, portion.end);
    return portion.full ? 'full' : 'moved';
  });
}

// Each bucket on its own, in order; a bucket stops at its first failure, the others go on.
async function takeOneByOne(tx: Tx, reactor: Reactor, lease: Lease, portion: Portion): Promise<void> {
  const queues = new Map<number, Portion['interactions']>(lease.buckets.map((bucket) => [bucket, []]));
  for (const entry of portion.interactions) queues.get(bucketOf(entry.interaction.profile_id))!.push(entry);
  const through: number[] = [];
  for (const [bucket, queue] of queues) {
    const failed_before = lease.failures.get(bucket)!;
    if (await takeQueue(tx, reactor, { bucket, queue, failed_before, position: lease.position }))
      through.push(bucket);
  }
  await moveTo(tx, reactor.name, through, portion.end);
}

type BucketQueue = {
  bucket: number;
  queue: Portion['interactions'];
  failed_before: number;
  position: Position;
};

/** Returns whether the bucket got through its queue. */
async function takeQueue(tx: Tx, reactor: Reactor, given: BucketQueue): Promise<boolean> {
  let at = given.position;
  // Failures count for the interaction at the head of the bucket, the one that was held before.
  let failures = given.failed_before;
  for (const { interaction, after } of given.queue) {
    const error = await errorOf(tx, reactor, [interaction]);
    if (error) {
      failures += 1;
      if (failures < ATTEMPTS) {
        const seconds = backOffSeconds(failures);
        await holdAt(tx, reactor.name, given.bucket, { at, failures, seconds, error: error.message });
        return false;
      }
      await park(tx, reactor.name, interaction, error, failures);
    }
    failures = 0;
    at = after;
  }
  return true;
}
