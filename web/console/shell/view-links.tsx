import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute, useSearch } from '@tanstack/react-router';
import { caseCountsQuery } from '../api/cases.ts';
import { caseViews, countOf, viewName } from '../inbox/views.ts';
import classes from './side.module.css';

/** The views of the inbox with their numbers, under its entry. */
export function ViewLinks() {
  const inInbox = useMatchRoute()({ to: '/inbox', fuzzy: true }) !== false;
  const search = useSearch({ strict: false });
  const counts = useQuery(caseCountsQuery).data;
  const current = inInbox ? (search.view ?? 'mine') : null;
  return (
    <div className={classes.views}>
      {caseViews.map((view) => (
        <Link
          key={view}
          to="/inbox"
          search={{ view }}
          className={classes.view}
          data-here={view === current || undefined}
          aria-current={view === current ? 'page' : undefined}
          activeProps={{}}
        >
          {viewName(view)}
          <span className={classes.count}>{countOf(counts, view)}</span>
        </Link>
      ))}
    </div>
  );
}
