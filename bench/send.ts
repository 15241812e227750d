import { Pool } from 'undici';
import { type Connection, openConnection } from './connection.ts';
import { type BenchEvent, everybody, makeEvent } from './events.ts';

export type Load = { name: string; path: string; connections: number; events_a_request: number };

export type Measured = Load & {
  events: number;
  seconds: number;
  events_per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** Answers other than success: anything but 0 spoils the measurement. */
  failures: number;
};

export const BATCHES: Load = {
  name: 'batches of 100',
  path: '/v1/batch',
  connections: 16,
  events_a_request: 100,
};
export const SINGLES: Load = {
  name: 'single events',
  path: '/v1/batch',
  connections: 64,
  events_a_request: 1,
};

// Made beforehand: what the client costs is little and the same for everyone who is measured.
const MADE_AT_ONCE = 2_000;

/** Each connection sends its next request when the last one is answered, for so many seconds or so many events. */
export async function measure(
  url: string,
  key: string,
  load: Load,
  seconds: number,
  most = Number.POSITIVE_INFINITY,
): Promise<Measured> {
  const connections = await Promise.all(
    Array.from({ length: load.connections }, () => openConnection(new URL(url), key)),
  );
  const times: number[] = [];
  let failures = 0;
  let number = 0;
  const started = performance.now();
  const run = async (connection: Connection) => {
    while (performance.now() - started < seconds * 1000 && number < most) {
      const events = Array.from({ length: load.events_a_request }, () => makeEvent(number++));
      const body = bodyOf(load, events);
      const sent = performance.now();
      const status = await connection.post(pathOf(load, events), body);
      times.push(performance.now() - sent);
      if (status !== 200) failures++;
    }
  };
  await Promise.all(connections.map(run));
  const took = (performance.now() - started) / 1000;
  for (const connection of connections) connection.close();
  times.sort((a, b) => a - b);
  const events = (times.length - failures) * load.events_a_request;
  return {
    ...load,
    events,
    seconds: took,
    events_per_second: events / took,
    p50_ms: at(times, 0.5),
    p99_ms: at(times, 0.99),
    failures,
  };
}

/** Sends everybody once. */
export async function warmUp(url: string, key: string): Promise<void> {
  const events = everybody();
  const pool = new Pool(url, { connections: 4 });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  for (let from = 0; from < events.length; from += MADE_AT_ONCE) {
    const body = JSON.stringify({ batch: events.slice(from, from + MADE_AT_ONCE) });
    const answer = await pool.request({ path: '/v1/batch', method: 'POST', headers, body });
    if (answer.statusCode !== 200) throw new Error(`Warming up failed: ${await answer.body.text()}`);
    await answer.body.dump();
  }
  await pool.close();
}

const bodyOf = (load: Load, events: BenchEvent[]): string =>
  JSON.stringify(load.events_a_request === 1 ? events[0] : { batch: events, sentAt: new Date() });

const pathOf = (load: Load, events: BenchEvent[]): string =>
  load.events_a_request === 1 ? `/v1/${events[0]!.type}` : load.path;

/** Of sorted values the one below which so large a share of them lies. */
export const at = (sorted: number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
