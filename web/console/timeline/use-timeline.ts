import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TimelineStart, timelineNewsQuery, timelineQuery } from '../api/timeline.ts';
import { asQuery, type Filter } from './filter.ts';

/** The loaded part of a timeline and what came in since its newest end was read. */
export function useTimeline(customerId: string, filter: Filter, start: TimelineStart) {
  const asked = asQuery(filter);
  const list = useInfiniteQuery(timelineQuery(customerId, asked, start));
  const first = list.data?.pages[0];
  const atEnd = first?.newest === true;
  const of = JSON.stringify(asked);
  // Once seen, the newest end stays known while the reader is elsewhere.
  const [known, setKnown] = useState({ of, newest: undefined as string | null | undefined });
  if (atEnd && (known.of !== of || known.newest !== first.newer)) setKnown({ of, newest: first.newer });
  const newest = known.of === of ? known.newest : undefined;
  const news = useQuery({
    ...timelineNewsQuery(customerId, asked, newest ?? null),
    enabled: newest !== undefined,
  });
  return { list, atEnd, news: news.data };
}

export type TimelineList = ReturnType<typeof useTimeline>['list'];
