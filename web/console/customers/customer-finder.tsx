import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerListQuery } from '../api/customers.ts';
import type { Kind } from '../api/shapes.ts';
import { ListLoading } from '../parts/loading.tsx';
import { PersonMark } from '../parts/person.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import classes from './finder.module.css';

type Props = { not: string; kind: Kind; onPick: (id: string) => void };

const SHOWN = 8;

/** Finds another customer by name or by anything they are known by. */
export function CustomerFinder({ not, kind, onPick }: Props) {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const list = useInfiniteQuery({
    ...customerListQuery(q, true, { kind }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const rows = (list.data?.pages[0]?.items ?? []).filter((row) => row.id !== not).slice(0, SHOWN);
  return (
    <div>
      <TextInput
        data-autofocus
        type="search"
        aria-label={t('customers.search')}
        placeholder={t('customers.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.found}>
        {q && list.isPending && <ListLoading rows={3} />}
        {list.isError && <Trouble error={list.error} retry={() => list.refetch()} />}
        {q && list.isSuccess && rows.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            {kind === 'organisation'
              ? t('organisations.none_found', { q })
              : t('customers.none_found', { q })}
          </Text>
        )}
        {q &&
          rows.map((row) => (
            <UnstyledButton key={row.id} className={classes.row} onClick={() => onPick(row.id)}>
              <PersonMark name={row.display_name} kind={row.kind} />
              <span className={classes.names}>
                <strong>{row.display_name}</strong>
                <span>{[row.email, row.phone].filter(Boolean).join(' · ')}</span>
              </span>
            </UnstyledButton>
          ))}
      </div>
    </div>
  );
}
