import { setTimeout as sleep } from 'node:timers/promises';

export type Sent = { id: string; acknowledged: boolean };

export type Senders = {
  /** Every message that was sent, whether it was answered with success or not. */
  sent: Sent[];
  /** Each answer that was not a success: its status and Retry-After; status 0 when there was no answer. */
  refusals: { status: number; retry_after: string | null }[];
  /** How many requests were answered with success so far. */
  successes: () => number;
  /** No new messages; resolves when all that were begun are acknowledged. */
  finish: () => Promise<void>;
};

/**
 * Senders as SDKs are: each sends a batch, and the same batch again until it is acknowledged, whatever happens to
 * the server meanwhile. Every other batch is a single event. After each batch it waits for so many ms.
 */
export function retryingSenders(url: string, key: string, count: number, pause_ms = 0): Senders {
  const sent: Sent[] = [];
  const refusals: Senders['refusals'] = [];
  let successes = 0;
  let finishing = false;

  async function deliver(body: string): Promise<void> {
    for (;;) {
      const answer = await post(`${url}/v1/batch`, key, body);
      if (answer.status === 200) {
        successes++;
        return;
      }
      refusals.push(answer);
      await sleep(50);
    }
  }

  async function run(name: number): Promise<void> {
    for (let round = 0; !finishing; round++) {
      const size = round % 2 === 0 ? 1 : 20;
      const messages = Array.from({ length: size }, (_, n) => ({
        id: `${name}-${round}-${n}`,
        acknowledged: false,
      }));
      sent.push(...messages);
      const batch = messages.map(({ id }, n) => ({
        type: n === 1 ? 'identify' : 'track',
        event: 'Order Completed',
        userId: `customer-${name}-${(round * 7 + n) % 400}`,
        anonymousId: `browser-${name}-${(round * 7 + n) % 400}`,
        messageId: id,
        traits: { round },
      }));
      await deliver(JSON.stringify({ batch }));
      for (const message of messages) message.acknowledged = true;
      await sleep(pause_ms);
    }
  }

  const running = Array.from({ length: count }, (_, name) => run(name));
  return {
    sent,
    refusals,
    successes: () => successes,
    finish: async () => {
      finishing = true;
      await Promise.all(running);
    },
  };
}

async function post(url: string, key: string, body: string) {
  try {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) });
    await response.text();
    return { status: response.status, retry_after: response.headers.get('retry-after') };
  } catch {
    return { status: 0, retry_after: null };
  }
}
