import { type Db, sql, type Tx } from '../../../db/index.ts';

export type DeliveryState = {
  id: string;
  message_id: string;
  state: 'queued' | 'sending' | 'sent' | 'failed';
  attempts: number;
  next_try_at: Date;
  /** The server's words at the last failure; also while it is being tried again. */
  error: string | null;
  sent_at: Date | null;
  /** When it got into its state, as far as is known: sent, or else asked for. */
  at: Date;
};

/** How the deliveries of these messages stand, by message id. */
export async function deliveriesOf(db: Db | Tx, message_ids: string[]): Promise<Map<string, DeliveryState>> {
  if (message_ids.length === 0) return new Map();
  const { rows } = await sql<DeliveryState>`
    select id, message_id, state, attempts, next_try_at, error, sent_at, coalesce(sent_at, created_at) as at
    from deliveries where message_id = any(${message_ids}::uuid[]) order by id`.execute(db);
  return new Map(rows.map((row) => [row.message_id, row]));
}
