import { Alert, Badge, Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { singleSignOnQuery } from '../../api/single-sign-on.ts';
import { CopyButton } from '../../parts/copy.tsx';
import { ListLoading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { ProviderForm } from './provider-form.tsx';

export function SingleSignOnPage() {
  return (
    <Needs permission="single_sign_on.write">
      <Provider />
    </Needs>
  );
}

/** The company's one provider, or how to begin with one. */
function Provider() {
  const query = useQuery(singleSignOnQuery);
  const [adding, setAdding] = useState(false);
  const settings = query.data?.settings;
  return (
    <>
      <PageHead title={t('settings.single_sign_on')} hint={t('sign_on.hint')} />
      {query.isPending && (
        <div className={classes.card}>
          <ListLoading rows={3} mark={false} />
        </div>
      )}
      {query.isError && !query.data && <Trouble error={query.error} retry={() => query.refetch()} />}
      {query.data && !settings && !adding && (
        <div className={classes.card}>
          <Nothing icon={IconKey} title={t('sign_on.none')} hint={t('sign_on.none_hint')}>
            <Button
              size="xs"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t('sign_on.add')}
            </Button>
          </Nothing>
        </div>
      )}
      {query.data && (settings || adding) && (
        <>
          {settings && !settings.trusted_for_owners && (
            <Alert color="yellow" variant="light">
              {t('sign_on.not_for_owners')}
            </Alert>
          )}
          <section className={classes.card} aria-label={t('sign_on.redirect')}>
            <div className={classes.cardHead}>
              <div className={classes.cardTitle}>
                <h2 className={classes.name}>{t('sign_on.redirect')}</h2>
                <div className={classes.sub}>{t('sign_on.redirect_hint')}</div>
              </div>
            </div>
            <div className={classes.row}>
              <code className={`${classes.key} ${classes.rowMain}`}>{query.data.redirect_uri}</code>
              <CopyButton text={query.data.redirect_uri} label={t('copy.code')} />
            </div>
          </section>
          <section className={classes.card} aria-label={t('sign_on.provider')}>
            <div className={classes.cardHead}>
              <div className={classes.cardTitle}>
                <h2 className={classes.name}>{settings?.name ?? t('sign_on.provider')}</h2>
              </div>
              {settings && (
                <Badge variant="light" color={settings.enabled ? 'pine' : 'gray'} tt="none" radius="sm">
                  {settings.enabled ? t('sign_on.state_on') : t('sign_on.state_off')}
                </Badge>
              )}
            </div>
            <div className={classes.cardBody}>
              <ProviderForm settings={settings ?? null} onCancel={settings ? null : () => setAdding(false)} />
            </div>
          </section>
        </>
      )}
    </>
  );
}
