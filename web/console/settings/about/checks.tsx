import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { About } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

/** Whether everything is all right, in words. What is not stands first. */
export function Checks({ checks }: { checks: About['checks'] }) {
  const well = checks.every(({ ok }) => ok);
  return (
    <section className={classes.card} aria-label={t('about.checks')}>
      <div className={classes.cardHead}>
        <h2 className={classes.name}>{well ? t('about.well') : t('about.not_well')}</h2>
      </div>
      <div className={classes.cardBody}>
        <ul className={classes.steps}>
          {checks
            .toSorted((one, other) => Number(one.ok) - Number(other.ok))
            .map(({ name, ok, says }) => (
              <li key={name} className={classes.step}>
                {ok ? (
                  <IconCircleCheck size={18} stroke={1.7} color="var(--accent)" aria-hidden />
                ) : (
                  <IconAlertTriangle size={18} stroke={1.7} color="var(--mantine-color-error)" aria-hidden />
                )}
                <div>{says}</div>
              </li>
            ))}
        </ul>
      </div>
    </section>
  );
}
