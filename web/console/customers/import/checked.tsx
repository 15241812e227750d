import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Import, importQuery, startImport } from '../../api/imports.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Counts, RefusedRows } from './counts.tsx';
import classes from './import.module.css';

type Props = { list: Import; onChangeColumns: () => void };

/** The third step: what would happen, before it does. */
export function Checked({ list, onChangeColumns }: Props) {
  const queries = useQueryClient();
  const starting = useMutation({
    mutationFn: () => startImport(list.id),
    onSuccess: (changed) => queries.setQueryData(importQuery(list.id).queryKey, changed),
  });
  const to_take = (list.counts.fresh ?? 0) + (list.counts.changed ?? 0);
  return (
    <>
      <h2 className={classes.title}>{t('import.checked')}</h2>
      <Counts list={list} />
      <RefusedRows list={list} />
      {starting.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(starting.error)}
        </Alert>
      )}
      <p className={classes.quiet}>{to_take > 0 ? t('import.start_hint') : t('import.nothing_to_take')}</p>
      <Group gap="xs">
        <Button onClick={() => starting.mutate()} loading={starting.isPending} disabled={to_take === 0}>
          {t('import.start')}
        </Button>
        <Button variant="default" onClick={onChangeColumns}>
          {t('import.change_columns')}
        </Button>
      </Group>
    </>
  );
}
