import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelImport, type Import, importQuery } from '../../api/imports.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Counts } from './counts.tsx';
import classes from './import.module.css';
import { ProgressLine } from './progress-line.tsx';
import { number } from './words.ts';

/** While it is checked or taken: how far it is, and how to end it. */
export function AtWork({ list }: { list: Import }) {
  const queries = useQueryClient();
  const { queryKey } = importQuery(list.id);
  const cancelling = useMutation({
    mutationFn: () => cancelImport(list.id),
    onSuccess: (changed) => queries.setQueryData(queryKey, changed),
    // Mostly it has ended in the same moment.
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  const share = list.file_size > 0 ? list.bytes_read / list.file_size : 0;
  const percent = Math.floor(Math.min(1, share) * 100);
  const checking = list.state === 'checking';
  return (
    <>
      <h2 className={classes.title}>{checking ? t('import.checking') : t('import.running')}</h2>
      <ProgressLine share={share} label={t('import.progress', { percent, rows: number(list.counts.rows) })} />
      <Counts list={list} />
      {cancelling.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(cancelling.error)}
        </Alert>
      )}
      <Group>
        <Button variant="default" onClick={() => cancelling.mutate()} loading={cancelling.isPending}>
          {checking ? t('import.cancel_check') : t('import.cancel')}
        </Button>
      </Group>
    </>
  );
}
