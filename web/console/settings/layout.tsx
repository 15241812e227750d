import { Link, Outlet } from '@tanstack/react-router';
import { useMe } from '../api/session.ts';
import { t } from '../text.ts';
import { settingsPages } from './pages.ts';
import classes from './settings.module.css';

/** The settings that this person may see, and the chosen one. */
export function SettingsLayout() {
  const me = useMe();
  const pages = settingsPages.filter((page) => !page.permission || me.permissions.includes(page.permission));
  return (
    <div className={classes.settings}>
      <nav className={classes.nav} aria-label={t('nav.settings')}>
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
