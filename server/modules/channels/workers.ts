import { sql } from '../../db/index.ts';
import type { Kit, Worker } from '../../kit.ts';
import { takeBackLost } from './deliveries/claims.ts';
import { sendDelivery } from './deliveries/send-delivery.ts';
import { startReceivers } from './inbound/receivers.ts';
import { type OnMessage, takeInbound, waitingInbound } from './inbound/take-inbound.ts';
import { workLoop } from './work-loop.ts';

const LOOK_MS = 2_000;
const LOST_MS = 5_000;

/** Starts fetching, understanding and sending. `onMessage` takes each message that comes in, in our transaction. */
export function startWorkers(kit: Kit, handlers: { onMessage: OnMessage }): Worker {
  const workers = [
    startReceivers(kit),
    workLoop(kit, {
      name: 'inbound',
      topic: 'inbound',
      look_ms: LOOK_MS,
      width: 2,
      step: () => takeInbound(kit, handlers.onMessage),
    }),
    workLoop(kit, {
      name: 'deliveries',
      topic: 'delivery',
      look_ms: LOOK_MS,
      width: 4,
      step: () => sendDelivery(kit),
    }),
    takingBack(kit),
  ];
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function takingBack(kit: Kit): Worker {
  const timer = setInterval(() => {
    takeBackLost(kit.db).catch((error) => kit.log.warn({ err: error }, 'lost deliveries not taken back'));
  }, LOST_MS);
  return { stop: async () => clearInterval(timer) };
}

/** How much is due now: raw inbound to understand, deliveries to send. What waits for its next try is not due. */
export async function waitingWork(kit: Pick<Kit, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from deliveries d
    where d.state = 'sending' or (d.state = 'queued' and d.next_try_at <= now() and exists (
      select 1 from channel_accounts a where a.id = d.account_id and a.enabled
        and (a.send_after is null or a.send_after <= now())))`.execute(kit.db);
  return rows[0]!.count + (await waitingInbound(kit));
}
