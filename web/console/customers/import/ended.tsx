import { Alert, Group } from '@mantine/core';
import type { Import } from '../../api/imports.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { t } from '../../text.ts';
import { Counts, RefusedRows } from './counts.tsx';
import classes from './import.module.css';

/** What has become of it. */
export function Ended({ list }: { list: Import }) {
  return (
    <>
      {list.state === 'failed' ? (
        <Alert color="red" variant="light" title={t('import.failed')} role="alert">
          {t('import.failed_hint', { error: list.error ?? '' })}
        </Alert>
      ) : (
        <div role="status">
          <h2 className={classes.title}>
            {list.state === 'done' ? t('import.done') : t('import.cancelled')}
          </h2>
        </div>
      )}
      <Counts list={list} />
      <RefusedRows list={list} />
      <Group gap="xs">
        <LinkButton to="/customers" variant={list.state === 'done' ? 'filled' : 'default'}>
          {t('import.to_customers')}
        </LinkButton>
        <LinkButton to="/customers/import">{t('import.another')}</LinkButton>
      </Group>
    </>
  );
}
