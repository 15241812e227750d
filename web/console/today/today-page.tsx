import { useQuery } from '@tanstack/react-query';
import { todayQuery } from '../api/today.ts';
import { PageLoading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { Arrived } from './arrived.tsx';
import { Decisions } from './decisions-list.tsx';
import { Mine } from './mine.tsx';
import { Sources } from './sources.tsx';
import classes from './today.module.css';

/** What one looks at first: what arrived, what needs a decision, and what is one's own. */
export function TodayPage() {
  const query = useQuery(todayQuery);
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  const { at, time_zone, arrived, decisions, mine, sources } = query.data;
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: time_zone,
  });
  return (
    <div className={classes.page}>
      <PageHead title={t('nav.today')} hint={day.format(new Date(at))} />
      <Arrived arrived={arrived} at={at} timeZone={time_zone} />
      <div className={classes.columns}>
        <Decisions decisions={decisions} />
        {mine && <Mine mine={mine} />}
        {sources && sources.length > 0 && <Sources sources={sources} />}
      </div>
    </div>
  );
}
