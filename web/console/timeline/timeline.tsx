import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterOff, IconTimeline } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TimelineStart, timelineOverviewQuery } from '../api/timeline.ts';
import { ListLoading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { type Filter, noFilter } from './filter.ts';
import { FilterMenu } from './filter-menu.tsx';
import { Filters } from './filters.tsx';
import { endOf, GoToDate, monthOf } from './go-to-date.tsx';
import { Months } from './months.tsx';
import classes from './timeline.module.css';
import { TimelineRows } from './timeline-rows.tsx';
import { useTimeline } from './use-timeline.ts';

type Props = {
  customerId: string;
  /** The interaction to bring into sight. */
  at?: string | undefined;
  /** The case beside which it stands: its interactions need no link to it, and the keys are the case's. */
  caseId?: string;
  /** Of an organisation: also what its members did. */
  members?: boolean;
  /** What to do where nothing has happened. */
  emptyHint?: string;
};

/** A customer's interactions, newest first, live, from anywhere and both ways. */
export function Timeline({ customerId, at, caseId, members = false, emptyHint }: Props) {
  const [filter, setFilter] = useState(noFilter);
  const [start, setStart] = useState<TimelineStart>(at ? { around: at } : {});
  const [shownFor, setShownFor] = useState(at);
  const [seen, setSeen] = useState<string>();
  const [menu, setMenu] = useState<'filter' | 'date' | null>(null);
  const roomy = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const rail = roomy && !caseId;
  // Whoever jumps to an interaction wants to see it: a filter that may hide it gives way.
  if (at !== shownFor) {
    setShownFor(at);
    setFilter(noFilter);
    setStart(at ? { around: at } : {});
  }
  const timeline = useTimeline(customerId, members ? { ...filter, members } : filter, start);
  const { list } = timeline;
  const pages = list.data?.pages ?? [];
  const some = pages.some((page) => page.items.length > 0);
  const overview = useQuery({
    ...timelineOverviewQuery(customerId),
    enabled: (rail && some) || menu !== null,
  });
  const months = overview.data?.months ?? [];
  const goTo = (day_or_month: string) => setStart({ until: endOf(day_or_month) });
  const narrow = (wanted: Filter) => {
    setFilter(wanted);
    // The interaction one came for may be none of these; the day one looks at stays.
    if (start.around) setStart(seen ? { until: seen } : {});
  };
  const filtered = filter.types.length + filter.channels.length > 0;
  const loaded = list.isSuccess || some;
  return (
    <section className={classes.timeline} aria-label={t('timeline.title')}>
      <div className={classes.bar}>
        <h2 className={classes.title}>{t('timeline.title')}</h2>
        <GoToDate
          opened={menu === 'date'}
          onOpened={(opened) => setMenu(opened ? 'date' : null)}
          at={some ? seen : undefined}
          months={months}
          onDay={goTo}
          onMonth={goTo}
          withKey={!caseId}
        />
        <Filters filter={filter} onFilter={narrow} />
        <FilterMenu
          overview={overview.data}
          filter={filter}
          onFilter={narrow}
          onOpened={(opened) => setMenu(opened ? 'filter' : null)}
        />
      </div>
      {list.isPending && <ListLoading rows={6} mark={false} />}
      {list.isError && !some && <Trouble error={list.error} retry={() => list.refetch()} />}
      {loaded && !some && !filtered && !list.isError && (
        <Nothing
          icon={IconTimeline}
          title={t('timeline.empty')}
          hint={emptyHint ?? t('timeline.empty_hint')}
        />
      )}
      {loaded && !some && filtered && !list.isError && (
        <Nothing icon={IconFilterOff} title={t('timeline.none_match')}>
          <Button size="xs" variant="default" onClick={() => setFilter(noFilter)}>
            {t('timeline.show_all')}
          </Button>
        </Nothing>
      )}
      {some && (
        <div className={classes.body}>
          <TimelineRows
            key={JSON.stringify([filter, start, members])}
            {...timeline}
            pages={pages}
            start={start}
            caseId={caseId}
            walking={!caseId}
            onNewest={() => setStart({})}
            onDay={setSeen}
          />
          {rail && months.length > 1 && (
            <div className={classes.rail}>
              <Months months={months} current={seen && monthOf(seen)} onMonth={goTo} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}
