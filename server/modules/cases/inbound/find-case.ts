import type { Tx } from '../../../db/index.ts';
import type { Case, Thread } from '../case.ts';
import { lockCase, lockLatestUnresolvedCase } from '../queries/cases.ts';

// Later than this, someone who answers an old mail has a new matter.
const REOPENS_FOR_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * The case that a message belongs to, held: that of its thread, unless it was resolved long ago; else the one of
 * the customer in which something happened last; undefined when a new one has to be opened.
 */
export async function findCase(
  tx: Tx,
  thread: Thread | undefined,
  profile_ids: string[],
): Promise<Case | undefined> {
  const own = thread ? await lockCase(tx, thread.case_id) : undefined;
  // After an unmerge the thread's case may be another customer's.
  if (own && profile_ids.includes(own.profile_id) && stillTheMatter(own)) return own;
  return lockLatestUnresolvedCase(tx, profile_ids);
}

const stillTheMatter = ({ resolved_at }: Case): boolean =>
  resolved_at === null || Date.now() - resolved_at.getTime() <= REOPENS_FOR_MS;
