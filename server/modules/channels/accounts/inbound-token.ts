import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Actor, audit } from '../../../auth/index.ts';
import { type Db, sql, type Tx } from '../../../db/index.ts';
import { Refusal } from '../../../http/refusal.ts';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new token for handing raw mail over by HTTP; the one before it stops working. Shown this once only. */
export async function makeInboundToken(tx: Tx, actor: Actor, input: { id: string }): Promise<string> {
  const token = `it_${randomBytes(24).toString('base64url')}`;
  const { numAffectedRows } = await sql`
    update channel_accounts set inbound_token_hash = ${hashOf(token)}
    where id = ${input.id} and channel = 'email' and deleted_at is null`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refusal('account_not_found', 404, 'No mail account with this id.');
  await audit(tx, actor, 'channel_account.token_made', `channel_account:${input.id}`);
  return token;
}

/** True when the token is this account's. Random and long, so its hash needs no salt; compared in constant time. */
export async function isInboundToken(db: Db, account_id: string, token: string): Promise<boolean> {
  const { rows } = await sql<{ hash: Buffer | null }>`
    select inbound_token_hash as hash from channel_accounts
    where id = ${account_id} and enabled and deleted_at is null`.execute(db);
  const hash = rows[0]?.hash;
  return hash !== null && hash !== undefined && timingSafeEqual(hash, hashOf(token));
}
