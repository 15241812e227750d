import type { Db } from '../../../db/index.ts';
import { type Partition, readPartitions } from '../../../log/index.ts';

const READ_AGAIN_MS = 10_000;

export type PartitionClock = {
  /** The partition that the database's present falls into, as far as is known; null when there is none. */
  current: () => Promise<Partition | null>;
  /** Takes over what the database says the time is. */
  learn: (now: Date) => void;
};

/** Which partition the database writes to now, by its clock and not by ours, without asking it each time. */
export function partitionClock(db: Db): PartitionClock {
  let partitions: Partition[] = [];
  let read_at = Number.NEGATIVE_INFINITY;
  let ahead_ms = 0;
  const find = () => {
    const now = Date.now() + ahead_ms;
    return partitions.find(({ begins, ends }) => begins.getTime() <= now && now < ends.getTime()) ?? null;
  };
  return {
    current: async () => {
      const found = find();
      if (found || Date.now() - read_at < READ_AGAIN_MS) return found;
      partitions = await readPartitions(db);
      read_at = Date.now();
      return find();
    },
    learn: (now) => {
      ahead_ms = now.getTime() - Date.now();
    },
  };
}
