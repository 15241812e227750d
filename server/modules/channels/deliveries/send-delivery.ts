import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Tx } from '../../../db/index.ts';
import type { Kit } from '../../../kit.ts';
import { noteSendFault, noteSendWorks } from '../accounts/note-state.ts';
import { openAccount } from '../accounts/open-account.ts';
import { waitAfter } from '../back-off.ts';
import { channelNamed } from '../registry.ts';
import { NotSent, type OpenAccount, type Sent } from '../types.ts';
import { type Claimed, claimDelivery, RENEW_MS, renewLease } from './claims.ts';
import { recordOutcome, showCase } from './outcome.ts';

// Ten tries over a bit more than a day: a mail server that is down over night loses nobody's mail.
const MOST_TRIES = 10;
const WAITS_S = [10, 60, 300, 900, 3600, 7200, 14_400, 28_800, 43_200];

/** Sends the delivery that is due longest; false when none is. */
export async function sendDelivery(kit: Kit): Promise<boolean> {
  const claimed = await claimDelivery(kit.db);
  if (!claimed) return false;
  const renewing = setInterval(() => {
    renewLease(kit.db, claimed).catch((error) =>
      kit.log.warn({ err: error }, 'lease of a delivery not renewed'),
    );
  }, RENEW_MS);
  try {
    const outcome = await send(kit, claimed).catch((error: unknown) => ({ error }));
    if ('error' in outcome) await notSent(kit, claimed, outcome.error);
    else await noteSent(kit, claimed, outcome);
  } finally {
    clearInterval(renewing);
  }
  return true;
}

async function send(kit: Kit, claimed: Claimed): Promise<Sent> {
  let account: OpenAccount | undefined;
  try {
    account = await openAccount(kit, kit.db, claimed.account_id);
  } catch (error) {
    if ((error as Error).name !== 'SecretsLost') throw error;
    throw new NotSent('account', (error as Error).message);
  }
  if (!account) throw new NotSent('permanent', 'The account it was to be sent with no longer exists.');
  return channelNamed(account.channel).send(kit, account, claimed);
}

// The other side has it: writing that down is worth some patience, or it would be sent a second time.
async function noteSent(kit: Kit, claimed: Claimed, sent: Sent): Promise<void> {
  for (const wait_ms of [100, 1_000, 5_000, 15_000, 0]) {
    try {
      await kit.db.transaction().execute((tx) => markSent(tx, claimed, sent));
      return;
    } catch (error) {
      if (wait_ms === 0) throw error;
      kit.log.error({ err: error, delivery_id: claimed.id }, 'sent, but not yet written down');
      await sleep(wait_ms);
    }
  }
}

async function markSent(tx: Tx, claimed: Claimed, sent: Sent): Promise<void> {
  const { numAffectedRows } = await sql`
    update deliveries set state = 'sent', sent_at = now(), error = null, receipt = ${sent.receipt},
      renamed_to = ${sent.renamed_to ?? null}, lease_owner = null, lease_until = null
    where profile_id = ${claimed.profile_id} and id = ${claimed.id} and lease_owner = ${claimed.lease}
      and state = 'sending'`.execute(tx);
  // The lease ran out and another process sends it again; the outcome is that one's to write.
  if (numAffectedRows !== 1n) return;
  await noteSendWorks(tx, claimed.account_id);
  await recordOutcome(tx, claimed, null);
}

async function notSent(kit: Kit, claimed: Claimed, error: unknown): Promise<void> {
  const says = error instanceof Error ? error.message : String(error);
  const fault = error instanceof NotSent ? error.fault : 'temporary';
  const final = fault === 'permanent' || claimed.attempts >= MOST_TRIES;
  kit.log.warn(
    { err: error, delivery_id: claimed.id, attempts: claimed.attempts, final },
    'delivery not sent',
  );
  const wait_s = waitAfter(claimed.attempts, WAITS_S);
  await kit.db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      update deliveries set state = ${final ? 'failed' : 'queued'}, error = ${says}, lease_owner = null,
        lease_until = null, next_try_at = now() + make_interval(secs => ${wait_s})
      where profile_id = ${claimed.profile_id} and id = ${claimed.id} and lease_owner = ${claimed.lease}
        and state = 'sending'`.execute(tx);
    if (numAffectedRows !== 1n) return;
    if (fault === 'account') await noteSendFault(tx, claimed.account_id, says);
    if (final) await recordOutcome(tx, claimed, says);
    else await showCase(tx, claimed);
  });
}
