import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { makeCatchUp } from './catch-up.ts';

type LiveEvent = { topic: string; id: string };
export type LiveState = 'connecting' | 'live' | 'lost';

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
const NOTICE_AFTER_MS = 2_500;

/** Which cached answers an event makes stale. */
function keysFor({ topic, id }: LiveEvent): QueryKey[] {
  if (topic === 'case') return [['cases'], ['case', id]];
  if (topic === 'customer') return [['customer', id], ['customers']];
  if (topic === 'parked') return [['parked'], ['inbound']];
  if (topic === 'account') return [['channel-accounts']];
  return [];
}

/**
 * The one live connection of the console. Events refetch what they touch; after a lost connection everything on
 * screen is fetched again, since nobody knows what was missed.
 */
export function startLive(queries: QueryClient, onState: (state: LiveState) => void): () => void {
  const catchUp = makeCatchUp(queries);
  let source: EventSource | null = null;
  let wait = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notice: ReturnType<typeof setTimeout> | undefined;
  let greeted = false;

  function connected(): void {
    clearTimeout(notice);
    notice = undefined;
    wait = FIRST_RETRY_MS;
    onState('live');
  }

  function heard(message: MessageEvent<string>): void {
    const event = JSON.parse(message.data) as LiveEvent;
    if (event.topic !== 'hello') {
      for (const key of keysFor(event)) catchUp(key);
      return;
    }
    connected();
    if (greeted) void queries.invalidateQueries();
    greeted = true;
  }

  function lost(): void {
    source?.close();
    // A blink of the network is not worth a bar across the page.
    notice ??= setTimeout(() => onState('lost'), NOTICE_AFTER_MS);
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LAST_RETRY_MS);
  }

  function connect(): void {
    source = new EventSource('/api/live');
    source.onmessage = heard;
    source.onerror = lost;
  }

  function backOnline(): void {
    clearTimeout(timer);
    source?.close();
    connect();
  }

  connect();
  window.addEventListener('online', backOnline);
  return () => {
    clearTimeout(timer);
    clearTimeout(notice);
    window.removeEventListener('online', backOnline);
    source?.close();
  };
}
