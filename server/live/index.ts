import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { type Db, sql, type Tx } from '../db/index.ts';

/** What changed: a topic (`case`, `customer`, `log`, ...) and the id of the thing, or '' for the topic at large. */
export type LiveEvent = { topic: string; id: string };

export type Live = {
  /** Calls `listen` for every event of every process; `hello` comes after (re)connecting, when some may have been missed. */
  subscribe: (listen: (event: LiveEvent) => void) => () => void;
  stop: () => Promise<void>;
};

const CHANNEL = 'tellonce_live';

/** Tells all processes that something changed, when (and only if) the transaction commits. */
export async function publish(tx: Tx | Db, topic: string, id: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ topic, id })})`.execute(tx);
}

/** The same for several things of one topic, in one statement. */
export async function publishAll(tx: Tx | Db, topic: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const events = ids.map((id) => JSON.stringify({ topic, id }));
  await sql`select pg_notify(${CHANNEL}, event) from unnest(${events}::text[]) as event`.execute(tx);
}

/**
 * Listens on one connection of its own for the whole process. A lost connection is made again with back-off, and
 * followed by `hello`, upon which listeners read again whatever they show.
 */
export function startLive(url: string, log: Logger): Live {
  const listeners = new Set<(event: LiveEvent) => void>();
  const stopping = new AbortController();
  const emit = (event: LiveEvent) => {
    for (const listen of listeners) listen(event);
  };
  const running = keepListening(url, emit, stopping.signal, log);
  return {
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function keepListening(
  url: string,
  emit: (event: LiveEvent) => void,
  signal: AbortSignal,
  log: Logger,
) {
  let wait_ms = 50;
  while (!signal.aborted) {
    try {
      await listenOnce(url, emit, signal, () => {
        wait_ms = 50;
      });
    } catch (error) {
      log.warn({ err: error, wait_ms }, 'live: connection lost, trying again');
    }
    if (signal.aborted) return;
    await sleep(wait_ms, undefined, { signal }).catch(() => undefined);
    wait_ms = Math.min(wait_ms * 2, 5_000);
  }
}

async function listenOnce(
  url: string,
  emit: (event: LiveEvent) => void,
  signal: AbortSignal,
  connected: () => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tellonce live', keepAlive: true });
  try {
    const ended = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.on('end', resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    // Awaited below; without this an early loss would count as unhandled.
    ended.catch(() => undefined);
    await client.connect();
    client.on('notification', (message) => emit(JSON.parse(message.payload ?? '{}') as LiveEvent));
    await client.query(`listen ${CHANNEL}`);
    connected();
    emit({ topic: 'hello', id: '' });
    await ended;
  } finally {
    await client.end().catch(() => undefined);
  }
}
