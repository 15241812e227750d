import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { passkeysQuery } from '../../api/passkeys.ts';
import { useMe } from '../../api/session.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { SchemeChoice, useSignOut } from '../../shell/account-menu.tsx';
import { roleName } from '../../shell/roles.ts';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { NameForm } from './name-form.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** What everyone may change of their own. */
export function AccountPage() {
  const me = useMe();
  const leaving = useSignOut();
  // Who came by single sign-on alone has none to enter.
  const has_password = useQuery(passkeysQuery).data?.password_asked !== false;
  return (
    <>
      <PageHead title={t('settings.account')} hint={`${me.email} · ${roleName(me.role)}`}>
        <Button size="xs" variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {t('account.sign_out')}
        </Button>
      </PageHead>
      <section className={classes.card} aria-label={t('account.own_name')}>
        <div className={classes.row}>
          <div className={classes.rowMain}>
            <h2 className={classes.name}>{t('account.own_name')}</h2>
            <div className={classes.sub}>{t('account.own_name_hint')}</div>
          </div>
          <NameForm />
        </div>
        <div className={classes.row}>
          <div className={classes.rowMain}>
            <h2 className={classes.name}>{t('look.title')}</h2>
          </div>
          <div style={{ width: 240 }}>
            <SchemeChoice />
          </div>
        </div>
      </section>
      <section className={classes.card} aria-label={t('account.password')}>
        <div className={classes.cardHead}>
          <h2 className={classes.name}>{t('account.password')}</h2>
        </div>
        <div className={classes.cardBody}>
          {has_password ? <PasswordForm /> : <div className={classes.sub}>{t('account.no_password')}</div>}
        </div>
      </section>
      <SecondFactor />
      <Passkeys />
      <section className={classes.card} aria-label={t('account.sessions')}>
        <div className={classes.cardHead}>
          <div className={classes.cardTitle}>
            <h2 className={classes.name}>{t('account.sessions')}</h2>
            <div className={classes.sub}>{t('account.sessions_hint')}</div>
          </div>
        </div>
        <Sessions />
      </section>
    </>
  );
}
