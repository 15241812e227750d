import { Link } from '@tanstack/react-router';
import type { Today } from '../api/shapes.ts';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './today.module.css';

/** Which of the company's systems was heard when: one that has gone quiet is seen at a glance. */
export function Sources({ sources }: { sources: NonNullable<Today['sources']> }) {
  return (
    <section className={classes.card} aria-labelledby="today-sources">
      <h2 id="today-sources" className={classes.title}>
        {t('today.sources')}
      </h2>
      {sources.map((source) => (
        <Link
          key={source.id}
          to="/settings/sources/$sourceId"
          params={{ sourceId: source.id }}
          className={classes.source}
        >
          <span className={classes.who}>{source.name}</span>
          {source.refused > 0 && (
            <span className={classes.bad}>{t('today.refused', { count: source.refused })}</span>
          )}
          <span className={classes.since}>
            {source.last_event_at ? (
              <>
                {t('today.last_event')} <When at={source.last_event_at} />
              </>
            ) : (
              t('today.never')
            )}
          </span>
        </Link>
      ))}
    </section>
  );
}
