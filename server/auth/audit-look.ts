import { LRUCache } from 'lru-cache';
import type { Db } from '../db/index.ts';
import { type Actor, actorText } from './actor.ts';
import { audit } from './audit.ts';

// A page that is open reads its customer again with each live event: that is one look and not a hundred.
const ONE_LOOK_MS = 15 * 60_000;
const looks = new LRUCache<string, true>({ max: 50_000, ttl: ONE_LOOK_MS });

/** Writes down that someone looked at a customer: once for each who and whom in 15 minutes (and process). */
export async function auditLook(db: Db, actor: Actor, customer_id: string): Promise<void> {
  const look = `${actorText(actor)} ${customer_id}`;
  if (looks.has(look)) return;
  await audit(db, actor, 'customer.looked_at', `customer:${customer_id}`);
  looks.set(look, true);
}
