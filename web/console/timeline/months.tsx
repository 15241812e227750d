import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { t } from '../text.ts';
import classes from './months.module.css';

export type Month = { month: string; count: number };

type Props = {
  months: Month[];
  /** Of what is in sight: "2026-03". */
  current: string | undefined;
  onMonth: (month: string) => void;
};

const nameOf = (month: string, form: 'short' | 'long') => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const options = form === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' };
  return new Intl.DateTimeFormat('en', options as Intl.DateTimeFormatOptions).format(
    new Date(year, number - 1),
  );
};

/** Every month in which anything happened, newest first; how much, as the length of a bar. */
export function Months({ months, current, onMonth }: Props) {
  const most = Math.max(1, ...months.map(({ count }) => count));
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  const here = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes along with the month in sight
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className={classes.months} aria-label={t('timeline.months')}>
      {years.map((year) => (
        <section key={year} className={classes.year} aria-label={year}>
          <div className={classes.yearName}>{year}</div>
          {months
            .filter(({ month }) => month.startsWith(year))
            .map(({ month, count }) => (
              <UnstyledButton
                key={month}
                ref={month === current ? here : undefined}
                className={classes.month}
                aria-current={month === current || undefined}
                aria-label={t('timeline.month_count', { month: nameOf(month, 'long'), count })}
                title={t('timeline.month_count', { month: nameOf(month, 'long'), count })}
                onClick={() => onMonth(month)}
              >
                <span>{nameOf(month, 'short')}</span>
                <span className={classes.bar} style={{ width: `${Math.max(6, (100 * count) / most)}%` }} />
              </UnstyledButton>
            ))}
        </section>
      ))}
    </nav>
  );
}
