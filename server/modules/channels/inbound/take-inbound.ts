import { sql, type Tx } from '../../../db/index.ts';
import { databaseAway } from '../../../http/index.ts';
import type { Kit } from '../../../kit.ts';
import { type Erased, noteDropped } from '../../customers/index.ts';
import { accountsById } from '../accounts/accounts.ts';
import { waitAfter } from '../back-off.ts';
import { markBounced } from '../deliveries/mark-bounced.ts';
import { emptyOne } from '../erase/empty-raw.ts';
import { channelNamed } from '../registry.ts';
import { type InboundMessage, NotUnderstood, type RawInbound } from '../types.ts';
import { claimInbound, lockInbound, putOff, settleInbound } from './claims.ts';

/** Takes a message into a case; in the transaction that marks its raw row as understood. */
export type OnMessage = (tx: Tx, message: InboundMessage) => Promise<unknown>;

const MOST_TRIES = 8;
const WAITS_S = [2, 10, 60, 300, 900, 3600];

/** Makes sense of one raw row and hands it on; false when none is due. */
export async function takeInbound(kit: Kit, onMessage: OnMessage): Promise<boolean> {
  const claimed = await claimInbound(kit.db);
  if (!claimed) return false;
  if (claimed.attempts > MOST_TRIES) {
    const says = claimed.error ?? 'Each time it was tried, the server stopped while at it.';
    await kit.db.transaction().execute((tx) => settleInbound(tx, claimed, 'failed', says));
    return true;
  }
  try {
    await kit.db.transaction().execute((tx) => understandAndHandOn(kit, tx, claimed, onMessage));
  } catch (error) {
    await notTaken(kit, claimed, error);
  }
  return true;
}

type Claimed = Pick<RawInbound, 'id' | 'account_id'> & { attempts: number; error: string | null };

async function understandAndHandOn(kit: Kit, tx: Tx, claimed: Claimed, onMessage: OnMessage): Promise<void> {
  const raw = await lockInbound(tx, claimed);
  // Somebody else has it, or it is settled: the claim had run out.
  if (!raw) return;
  const account = (await accountsById(tx, [raw.account_id])).get(raw.account_id);
  if (!account) throw new NotUnderstood('The account it came in on no longer exists.');
  const understood = await channelNamed(account.channel).understand(kit, tx, account, raw);
  if ('erased' in understood) return leaveOutErased(tx, raw, understood.erased);
  if ('ignored' in understood) return settleInbound(tx, claimed, 'ignored', understood.ignored);
  const { message } = understood;
  if (message.bounce?.external_id) await markBounced(tx, message.bounce.external_id, message.bounce.reason);
  await onMessage(tx, message);
  await settleInbound(tx, claimed, 'understood', null);
}

async function leaveOutErased(tx: Tx, raw: RawInbound, erased: Erased): Promise<void> {
  await emptyOne(tx, raw);
  await noteDropped(tx, 'mails', new Map([[erased.erasure_id, 1]]));
}

async function notTaken(kit: Kit, claimed: Claimed, error: unknown): Promise<void> {
  const says = error instanceof Error ? error.message : String(error);
  const final = error instanceof NotUnderstood || claimed.attempts >= MOST_TRIES;
  kit.log.warn(
    { err: error, inbound_id: claimed.id, attempts: claimed.attempts, final },
    'inbound not taken',
  );
  if (final) {
    await kit.db.transaction().execute((tx) => settleInbound(tx, claimed, 'failed', says));
    return;
  }
  // When the database itself is in trouble, the message has not had its try.
  await putOff(kit.db, claimed, says, waitAfter(claimed.attempts, WAITS_S), !databaseAway(error));
}

/** How many raw rows are due or in hand. One that waits for its next try says why, and is not counted. */
export async function waitingInbound(kit: Pick<Kit, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from raw_inbound
    where state = 'new' and (next_try_at <= now() or error is null)`.execute(kit.db);
  return rows[0]!.count;
}
