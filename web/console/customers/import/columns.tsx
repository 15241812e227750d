import { Alert, Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checkImport, type Import, importPreviewQuery, importQuery } from '../../api/imports.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble, troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from './import.module.css';
import { Meaning } from './meaning.tsx';
import { Written } from './written.tsx';

type Props = { list: Import; onChecked: () => void };

/** The second step: what each column means, above the first rows. */
export function Columns({ list, onChecked }: Props) {
  const [meanings, setMeanings] = useState(list.meanings);
  const queries = useQueryClient();
  const preview = useQuery(importPreviewQuery(list.id));
  const checking = useMutation({
    mutationFn: () => checkImport(list.id, meanings),
    onSuccess: (changed) => {
      queries.setQueryData(importQuery(list.id).queryKey, changed);
      onChecked();
    },
  });
  const change = (place: number, meaning: string) => setMeanings((old) => old.with(place, meaning));
  const rows = preview.data?.rows ?? [];
  return (
    <>
      <div>
        <h2 className={classes.title}>{t('import.columns_title')}</h2>
        <p className={classes.quiet}>{t('import.columns_hint')}</p>
        <Written list={list} />
      </div>
      {preview.isPending && <ListLoading rows={4} mark={false} />}
      {preview.isError && <Trouble error={preview.error} retry={() => preview.refetch()} />}
      {preview.data && (
        <section className={classes.scroll} aria-label={t('import.preview', { count: rows.length })}>
          <table className={classes.preview}>
            <thead>
              <tr>
                {list.columns.map((column, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places, and names repeat
                  <th key={place} scope="col">
                    <span className={classes.column}>{column}</span>
                    <Meaning
                      column={column}
                      meaning={meanings[place]!}
                      onChange={(now) => change(place, now)}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows never change places
                <tr key={row}>
                  {cells.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
                    <td key={place} data-ignored={meanings[place] === 'ignored' || undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length === 0 && <p className={classes.noRows}>{t('import.no_rows')}</p>}
        </section>
      )}
      {checking.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(checking.error)}
        </Alert>
      )}
      <Group>
        <Button
          onClick={() => checking.mutate()}
          loading={checking.isPending}
          disabled={preview.data?.rows.length === 0}
        >
          {t('import.check')}
        </Button>
      </Group>
    </>
  );
}
