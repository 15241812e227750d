import { Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconInbox,
  IconKeyboard,
  IconSearch,
  IconSettings,
  IconSunHigh,
  IconUsers,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/session.ts';
import { t } from '../text.ts';
import { AccountMenu } from './account-menu.tsx';
import { CompanyMark } from './company-mark.tsx';
import classes from './side.module.css';
import { ViewLinks } from './view-links.tsx';

type Props = { onSearch: () => void; onHelp: () => void };

/** The way around on a wide screen; narrower, only the icons stay. */
export function Side({ onSearch, onHelp }: Props) {
  const cases = useMay('cases.read');
  const customers = useMay('customers.read');
  return (
    <nav className={classes.side} aria-label={t('nav.main')}>
      <Link to="/" className={classes.brand}>
        <CompanyMark />
      </Link>
      <UnstyledButton
        className={classes.search}
        onClick={onSearch}
        title={t('do.search')}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <IconSearch size={16} stroke={1.6} aria-hidden />
        <span className={classes.word}>{t('do.search_short')}</span>
        <Kbd size="xs" className={classes.kbd} aria-hidden>
          {isMac ? '⌘K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <div className={classes.links}>
        <Entry to="/" icon={IconSunHigh} label={t('nav.today')} />
        {cases && <Entry to="/inbox" icon={IconInbox} label={t('nav.inbox')} />}
        {cases && <ViewLinks />}
        {customers && <Entry to="/customers" icon={IconUsers} label={t('nav.customers')} />}
        <Entry to="/settings" icon={IconSettings} label={t('nav.settings')} />
      </div>
      <div className={classes.foot}>
        <UnstyledButton className={classes.entry} onClick={onHelp}>
          <IconKeyboard size={18} stroke={1.6} aria-hidden />
          <span className={classes.word}>{t('keys.title')}</span>
        </UnstyledButton>
        <AccountMenu />
      </div>
    </nav>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

type EntryProps = { to: '/' | '/inbox' | '/customers' | '/settings'; icon: typeof IconInbox; label: string };

function Entry({ to, icon: Mark, label }: EntryProps) {
  return (
    <Tooltip label={label} position="right" classNames={{ tooltip: classes.tip }}>
      <Link
        to={to}
        className={classes.entry}
        activeProps={{ 'data-here': true }}
        activeOptions={{ exact: to === '/' }}
      >
        <Mark size={18} stroke={1.6} aria-hidden />
        <span className={classes.word}>{label}</span>
      </Link>
    </Tooltip>
  );
}
