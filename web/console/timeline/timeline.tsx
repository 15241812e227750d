import { Button } from '@mantine/core';
import { IconFilterOff, IconTimeline } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timelineQuery } from '../api/timeline.ts';
import { ListLoading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { asQuery, noFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import classes from './timeline.module.css';
import { TimelineRows } from './timeline-rows.tsx';

type Props = {
  customerId: string;
  /** The interaction to bring into sight. */
  at?: string | undefined;
  /** The case beside which it stands: its interactions need no link to it. */
  caseId?: string;
};

/** A customer's interactions, newest first, live, as far back as there are any. */
export function Timeline({ customerId, at, caseId }: Props) {
  const [filter, setFilter] = useState(noFilter);
  const [shownFor, setShownFor] = useState(at);
  // Whoever jumps to an interaction wants to see it: a filter that may hide it gives way.
  if (at !== shownFor) {
    setShownFor(at);
    setFilter(noFilter);
  }
  const list = useInfiniteQuery(timelineQuery(customerId, asQuery(filter)));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = filter.types.length + filter.channels.length > 0;
  return (
    <section className={classes.timeline} aria-label={t('timeline.title')}>
      <FilterBar customerId={customerId} filter={filter} onFilter={setFilter} />
      {list.isPending && <ListLoading rows={6} mark={false} />}
      {list.isError && items.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && !filtered && (
        <Nothing icon={IconTimeline} title={t('timeline.empty')} hint={t('timeline.empty_hint')} />
      )}
      {list.isSuccess && items.length === 0 && filtered && (
        <Nothing icon={IconFilterOff} title={t('timeline.none_match')}>
          <Button size="xs" variant="default" onClick={() => setFilter(noFilter)}>
            {t('timeline.show_all')}
          </Button>
        </Nothing>
      )}
      {items.length > 0 && <TimelineRows items={items} list={list} at={at} caseId={caseId} />}
    </section>
  );
}
