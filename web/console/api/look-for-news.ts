import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { Case, TimelineItem } from './shapes.ts';
import type { TimelineFilter } from './timeline.ts';

type TimelineKey = ['customer', string, 'timeline', TimelineFilter];
type TimelineData = InfiniteData<{ items: TimelineItem[] }>;

/**
 * The log has grown, for whichever customer. Each timeline on screen is asked for its newest interaction only;
 * where that is another than the one shown, it and the case beside it are read again.
 */
export function makeLookForNews(queries: QueryClient, catchUp: (key: QueryKey) => void): () => void {
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    const shown = queries.getQueryCache().findAll({ queryKey: ['customer'], type: 'active' });
    for (const query of shown) {
      if (query.queryKey[2] !== 'timeline') continue;
      const key = query.queryKey as TimelineKey;
      const old = query.state.data as TimelineData | undefined;
      if (!old || (await newestOf(key)) === old.pages[0]?.items[0]?.id) continue;
      catchUp(key);
      for (const case_id of casesOf(key[1])) catchUp(['case', case_id]);
    }
  }

  async function newestOf([, id, , filter]: TimelineKey): Promise<string | undefined> {
    const query = { ...filter, limit: 1 };
    const page = await need(api.GET('/api/customers/{id}/timeline', { params: { path: { id }, query } }));
    return page.items[0]?.id;
  }

  function casesOf(customer_id: string): string[] {
    return queries
      .getQueryCache()
      .findAll({ queryKey: ['case'], type: 'active' })
      .map((query) => query.state.data as Case | undefined)
      .filter((data) => data?.customer?.id === customer_id)
      .map((data) => data?.id ?? '');
  }

  return async function lookForNews(): Promise<void> {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      await look();
    } catch {
      // The server is away: the live line says so, and `hello` reads everything again.
    }
    looking = false;
    if (again) void lookForNews();
  };
}
