import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useMe } from '../api/session.ts';
import { t } from '../text.ts';
import { settingsPages } from './pages.ts';
import classes from './settings.module.css';

/** The settings that this person may see, and the chosen one. */
export function SettingsLayout() {
  const me = useMe();
  const pages = settingsPages.filter((page) => !page.permission || me.permissions.includes(page.permission));
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the pages stand in a row that is longer than the screen: the chosen one belongs into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page
  useEffect(() => {
    nav.current?.querySelector('[data-here]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <div className={classes.settings}>
      <nav ref={nav} className={classes.nav} aria-label={t('nav.settings')}>
        {pages.map((page) => (
          <Link key={page.to} to={page.to} className={classes.link} activeProps={{ 'data-here': true }}>
            <page.icon size={17} stroke={1.6} aria-hidden />
            {t(page.name)}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>
        <div className={classes.column}>
          <Outlet />
        </div>
      </div>
    </div>
  );
}
