import { Link } from '@tanstack/react-router';
import type { Today } from '../api/shapes.ts';
import { t } from '../text.ts';
import { counted } from './decisions.ts';
import classes from './today.module.css';

type Props = { arrived: Today['arrived']; at: string; timeZone: string };
type One = Today['arrived'][number];

const NAMES = { customers: 'today.customers', messages: 'today.messages', cases: 'today.cases' } as const;
const WHERE = {
  customers: { to: '/customers' },
  messages: { to: '/inbox', search: { view: 'open' } },
  cases: { to: '/inbox', search: { view: 'all' } },
} as const;

/** How much came today, each beside the same weekday of last week. */
export function Arrived({ arrived, at, timeZone }: Props) {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone }).format(new Date(at));
  return (
    <section className={classes.tiles} aria-label={t('today.arrived')}>
      {arrived.map((one) => (
        <Link key={one.kind} {...WHERE[one.kind]} className={classes.tile}>
          <span className={classes.figure}>{counted(one.count)}</span>
          <span className={classes.tileName}>{t(NAMES[one.kind])}</span>
          <span className={classes.compared}>{compared(one, weekday)}</span>
        </Link>
      ))}
    </section>
  );
}

function compared({ count, before }: One, weekday: string): string {
  if (count === 0 && before === 0) return t('today.none_yet', { weekday });
  if (before === 0) return t('today.first', { weekday });
  if (count === before) return t('today.equal', { weekday });
  const differs = Math.abs(count - before).toLocaleString('en');
  return t(count > before ? 'today.more' : 'today.fewer', { count: differs, weekday });
}
