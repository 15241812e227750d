import { UnstyledButton } from '@mantine/core';
import { IconInbox, IconSearch, IconSettings, IconSunHigh, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import { t } from '../text.ts';
import classes from './side.module.css';

/** The way around on a phone. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const cases = useMay('cases.read');
  const customers = useMay('customers.read');
  const here = { activeProps: { 'data-here': true } };
  return (
    <nav className={classes.bottom} aria-label={t('nav.main')}>
      <Link to="/" className={classes.tab} activeOptions={{ exact: true }} {...here}>
        <IconSunHigh size={22} stroke={1.6} aria-hidden />
        {t('nav.today')}
      </Link>
      {cases && (
        <Link to="/inbox" className={classes.tab} {...here}>
          <IconInbox size={22} stroke={1.6} aria-hidden />
          {t('nav.inbox')}
        </Link>
      )}
      {customers && (
        <Link to="/customers" className={classes.tab} {...here}>
          <IconUsers size={22} stroke={1.6} aria-hidden />
          {t('nav.customers')}
        </Link>
      )}
      <UnstyledButton className={classes.tab} onClick={onSearch}>
        <IconSearch size={22} stroke={1.6} aria-hidden />
        {t('do.search_short')}
      </UnstyledButton>
      <Link to="/settings" className={classes.tab} {...here}>
        <IconSettings size={22} stroke={1.6} aria-hidden />
        {t('nav.settings')}
      </Link>
    </nav>
  );
}
