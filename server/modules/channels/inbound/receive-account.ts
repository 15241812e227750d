import type { Kit } from '../../../kit.ts';
import { noteReceiving } from '../accounts/note-state.ts';
import { openAccount } from '../accounts/open-account.ts';
import { waitAfter } from '../back-off.ts';
import { channelNamed } from '../registry.ts';
import { NotReceived } from '../types.ts';
import { holdLease, keepUnderLease, RENEW_MS, releaseLease } from './lease.ts';

const WAITS_S = [1, 2, 5, 10, 30, 60, 120, 300];
// After a refused login: soon again would lock the account out at some providers. A change of the account is tried at once.
const SLOW_S = 300;

/** Fetches one account under its lease until it is told to stop or another process has it. */
export async function receiveAccount(
  kit: Kit,
  account_id: string,
  owner: string,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0;
  const worked = () => {
    failures = 0;
  };
  try {
    while (!stop.aborted) {
      const outcome = await once(kit, account_id, owner, stop, worked);
      if (outcome === 'not ours') return;
      failures += 1;
      await pause(outcome === 'slow' ? SLOW_S : waitAfter(failures, WAITS_S), stop);
    }
  } finally {
    await releaseLease(kit.db, account_id, owner);
  }
}

async function once(kit: Kit, account_id: string, owner: string, stop: AbortSignal, worked: () => void) {
  const held = await holdLease(kit.db, account_id, owner);
  if (!held) return 'not ours';
  const lost = new AbortController();
  const renewing = setInterval(() => {
    holdLease(kit.db, account_id, owner).then(
      (still) => still ?? lost.abort(),
      (error) => {
        kit.log.warn({ err: error, account_id }, 'lease of an account not renewed');
        lost.abort();
      },
    );
  }, RENEW_MS);
  // Told apart from the mailbox's own troubles: ours must not be shown as the mailbox's.
  let our_trouble: unknown = null;
  const keep = (found: { external_id: string; raw: Buffer }[], position: unknown) =>
    keepUnderLease(kit.db, account_id, owner, found, position).catch((error) => {
      our_trouble = error;
      throw error;
    });
  const working = async () => {
    worked();
    await noteReceiving(kit.db, account_id, null);
  };
  try {
    const account = await openAccount(kit, kit.db, account_id);
    if (!account) return 'not ours';
    const signal = AbortSignal.any([stop, lost.signal]);
    await channelNamed(account.channel).receive!(kit, account, {
      signal,
      position: held.position,
      keep,
      working,
    });
    return 'ended';
  } catch (error) {
    if (our_trouble) kit.log.error({ err: our_trouble, account_id }, 'what was fetched could not be stored');
    else await noteReceiving(kit.db, account_id, error instanceof Error ? error.message : String(error));
    return error instanceof NotReceived && error.slow && !our_trouble ? 'slow' : 'ended';
  } finally {
    clearInterval(renewing);
  }
}

/** Waits, but not longer than until the stop. */
function pause(seconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    stop.addEventListener('abort', done, { once: true });
  });
}
