import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Case } from './shapes.ts';
import type { TimelineNews } from './timeline.ts';

/**
 * The log has grown, for whichever customer. Each timeline on screen is asked for what is newer than it knows; where
 * that is more than before, the case beside it is read again.
 */
export function makeLookForNews(queries: QueryClient, catchUp: (key: QueryKey) => void): () => void {
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    const shown = queries.getQueryCache().findAll({ queryKey: ['timeline-news'], type: 'active' });
    for (const query of shown) {
      const before = (query.state.data as TimelineNews | undefined)?.count ?? 0;
      await queries.refetchQueries({ queryKey: query.queryKey, exact: true }, { throwOnError: true });
      const now = (query.state.data as TimelineNews | undefined)?.count ?? 0;
      if (now <= before) continue;
      for (const case_id of casesOf(String(query.queryKey[1]))) catchUp(['case', case_id]);
    }
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
