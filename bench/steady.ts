import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { makeEvent } from './events.ts';
import { at } from './send.ts';

const BATCH = 100;
const CONNECTIONS = 16;

export type Steady = {
  /** What was to be sent, and what was answered with success. */
  asked_per_second: number;
  events_per_second: number;
  p50_ms: number;
  p99_ms: number;
  failures: number;
};

/**
 * Sends batches of 100 at a pace of its own for so many seconds: when an answer is late, the next is sent nevertheless,
 * as customers do not wait for each other.
 */
export async function sendSteadily(url: string, key: string, rate: number, seconds: number): Promise<Steady> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const headers = { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' };
  const times: number[] = [];
  const under_way = new Set<Promise<void>>();
  let failures = 0;
  let number = 0;
  const started = performance.now();
  const send = async (due: number) => {
    const body = JSON.stringify({ batch: Array.from({ length: BATCH }, () => makeEvent(number++)) });
    const answer = await pool.request({ path: '/v1/batch', method: 'POST', headers, body });
    await answer.body.dump();
    if (answer.statusCode !== 200) failures++;
    // From when it was due: a sender that falls behind is part of what callers would wait for.
    times.push(performance.now() - due);
  };
  for (let sent = 0; ; sent++) {
    const due = started + (sent * BATCH * 1000) / rate;
    if (due - started >= seconds * 1000) break;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const one: Promise<void> = send(due)
      .catch(() => void failures++)
      .finally(() => under_way.delete(one));
    under_way.add(one);
  }
  await Promise.all(under_way);
  const took = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  return {
    asked_per_second: rate,
    events_per_second: (number - failures * BATCH) / took,
    p50_ms: at(times, 0.5),
    p99_ms: at(times, 0.99),
    failures,
  };
}
