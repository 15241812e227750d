import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { makeCatchUp } from './catch-up.ts';
import { type LiveEvent, type LiveState, liveLine } from './live-line.ts';
import { makeLookForNews } from './look-for-news.ts';

export type { LiveState };

/** A browser has six connections to a server without HTTP/2: tabs in the background give theirs back. */
const HIDDEN_AFTER_MS = 60_000;

/** Which cached answers an event makes stale. */
function keysFor({ topic, id }: LiveEvent): QueryKey[] {
  if (topic === 'case') return [['cases'], ['case', id], ['today']];
  // Without an id: so many at once that they are not named.
  if (topic === 'customer') {
    const these =
      id === ''
        ? [['customer'], ['timeline']]
        : [
            ['customer', id],
            ['timeline', id],
          ];
    return [...these, ['customers'], ['today']];
  }
  if (topic === 'identity_rules') return [['identity-rules']];
  if (topic === 'suggestion') return [['suggestions'], ['today']];
  if (topic === 'parked') return [['parked'], ['inbound'], ['today']];
  if (topic === 'erasure') return [['erasures'], ['erasure', id], ['today']];
  if (topic === 'account') return [['channel-accounts'], ['today']];
  if (topic === 'company') return [['company'], ['today']];
  if (topic === 'source') return [['source-events', id]];
  return [];
}

const firstReadings = (queries: QueryClient) =>
  queries
    .getQueryCache()
    .findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.dataUpdatedAt === 0 });

/**
 * The one live connection of the console. Events refetch what they touch; after a lost connection everything on
 * screen is fetched again, since nobody knows what was missed.
 */
export function startLive(queries: QueryClient, onState: (state: LiveState) => void): () => void {
  const catchUp = makeCatchUp(queries);
  const lookForNews = makeLookForNews(queries, catchUp);
  const line = liveLine((event) => {
    for (const key of keysFor(event)) catchUp(key);
    if (event.topic === 'log') lookForNews();
    if (event.topic !== 'hello') return;
    // Nobody told of what has changed between a reading and the line, the first time as well.
    void queries.invalidateQueries();
    // A first reading is not begun anew by that, and may have been answered before the line stood: once more after it.
    for (const { queryKey } of firstReadings(queries)) catchUp(queryKey);
  }, onState);

  let hiding: ReturnType<typeof setTimeout> | undefined;
  const looked = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(line.rest, HIDDEN_AFTER_MS);
    else if (line.resting()) line.connect();
  };
  line.connect();
  window.addEventListener('online', line.connect);
  document.addEventListener('visibilitychange', looked);
  return () => {
    line.end();
    clearTimeout(hiding);
    window.removeEventListener('online', line.connect);
    document.removeEventListener('visibilitychange', looked);
  };
}
