import { IconCoffee } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import type { Today } from '../api/shapes.ts';
import { ChannelMark } from '../parts/channel-mark.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { PersonMark } from '../parts/person.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import { counted } from './decisions.ts';
import classes from './today.module.css';

type Desk = NonNullable<Today['mine']>;

/** One's own cases, who waits longest first. */
export function Mine({ mine }: { mine: Desk }) {
  const mayTake = useMay('cases.write');
  return (
    <section className={classes.card} aria-labelledby="today-mine">
      <h2 id="today-mine" className={classes.title}>
        {t('today.mine')}
        {mine.count > mine.items.length && (
          <Link to="/inbox" search={{ view: 'mine' }} className={classes.all}>
            {t('today.all_mine', { count: counted(mine.count) })}
          </Link>
        )}
      </h2>
      {mine.items.length === 0 && (
        <Nothing icon={IconCoffee} title={t('today.mine_none')} hint={t('today.mine_none_hint')}>
          {mayTake && (
            <LinkButton to="/inbox" search={{ view: 'unassigned' }}>
              {t('today.take_one')}
            </LinkButton>
          )}
        </Nothing>
      )}
      {mine.items.map((row) => (
        <Link
          key={row.id}
          to="/inbox/$caseId"
          params={{ caseId: row.id }}
          search={{ view: 'mine' }}
          className={classes.case}
        >
          <PersonMark name={row.customer.display_name} size={30} />
          <span className={classes.caseMain}>
            <span className={classes.who}>{row.customer.display_name}</span>
            <span className={classes.subject}>
              {row.channel && <ChannelMark channel={row.channel} size={14} />}
              {row.subject || t('case.no_subject')}
            </span>
          </span>
          <span className={classes.waits} data-waiting={row.waiting_since !== null || undefined}>
            {row.waiting_since ? (
              <>
                <span className={classes.unseen}>{t('today.waits')}</span> <When at={row.waiting_since} />
              </>
            ) : (
              t('today.their_turn')
            )}
          </span>
        </Link>
      ))}
    </section>
  );
}
