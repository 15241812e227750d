import type { Tx } from '../db/index.ts';
import type { Interaction } from './interaction.ts';

/** A follower of the log. Its effects in the database and its new position commit together: exactly once. */
export type Reactor = {
  /** Stable: positions are kept under it. */
  name: string;
  /** Only these types; all when left out. */
  types?: string[];
  /** Only interactions that carry identity evidence. */
  identifying?: true;
  /**
   * Takes interactions of several profiles in log order (in order per profile). Throwing undoes its effects; the
   * interactions are then taken one by one, the guilty one is retried with back-off and at last parked.
   */
  handle: (tx: Tx, interactions: Interaction[]) => Promise<void>;
};

export const BUCKETS = 64;

/** A profile's bucket: the last 6 bits of its id; read-batches.ts says the same in SQL. */
export const bucketOf = (profile_id: string): number =>
  Number.parseInt(profile_id.slice(-2), 16) & (BUCKETS - 1);

/** Attempts before an interaction is parked, and the wait before each next one: 1, 2, 4, 8 s. */
export const ATTEMPTS = 5;
export const backOffSeconds = (failures: number): number => 2 ** (failures - 1);
