import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Import, importQuery, startImport } from '../../api/imports.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { troubleText } from '../../parts/trouble.tsx';
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
        {list.state === 'cancelled' && <Resume id={list.id} />}
        <LinkButton to="/customers" variant={list.state === 'done' ? 'filled' : 'default'}>
          {t('import.to_customers')}
        </LinkButton>
        <LinkButton to="/customers/import">{t('import.another')}</LinkButton>
      </Group>
    </>
  );
}

/** Goes on with the rows that were not taken. */
function Resume({ id }: { id: string }) {
  const queries = useQueryClient();
  const { queryKey } = importQuery(id);
  const resuming = useMutation({
    mutationFn: () => startImport(id),
    onSuccess: (changed) => queries.setQueryData(queryKey, changed),
  });
  return (
    <>
      {resuming.isError && (
        <Alert color="red" variant="light" role="alert" w="100%">
          {troubleText(resuming.error)}
        </Alert>
      )}
      <Button size="xs" onClick={() => resuming.mutate()} loading={resuming.isPending}>
        {t('import.resume')}
      </Button>
    </>
  );
}
