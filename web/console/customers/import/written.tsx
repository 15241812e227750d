import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Import, importPreviewQuery, importQuery, readImportAnew } from '../../api/imports.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from './import.module.css';
import { DELIMITERS, encodingText, writtenText } from './words.ts';

/** How the file was found to be written; who knows better says so, and it is read anew. */
export function Written({ list }: { list: Import }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={classes.quiet}>
        {writtenText(list)}{' '}
        <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('import.differently')}
        </Button>
      </p>
      {open && <ReadAnew list={list} onRead={() => setOpen(false)} />}
    </>
  );
}

const OTHER = 'other';

function ReadAnew({ list, onRead }: { list: Import; onRead: () => void }) {
  const [encoding, setEncoding] = useState(list.encoding);
  const [choice, setChoice] = useState(list.delimiter in DELIMITERS ? list.delimiter : OTHER);
  const [other, setOther] = useState(list.delimiter in DELIMITERS ? '' : list.delimiter);
  const delimiter = choice === OTHER ? other : choice;
  const queries = useQueryClient();
  const reading = useMutation({
    mutationFn: () => readImportAnew(list.id, { encoding, delimiter }),
    onSuccess: (read) => {
      // Before the columns, which are shown above the rows.
      queries.removeQueries(importPreviewQuery(list.id));
      queries.setQueryData(importQuery(list.id).queryKey, read);
      onRead();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (delimiter) reading.mutate();
  };
  return (
    <form className={classes.written} onSubmit={submit}>
      <NativeSelect
        size="xs"
        label={t('import.encoding')}
        value={encoding}
        onChange={({ currentTarget: { value } }) => setEncoding(value as Import['encoding'])}
        data={ENCODINGS.map((value) => ({ value, label: encodingText(value) }))}
      />
      <NativeSelect
        size="xs"
        label={t('import.delimiter')}
        value={choice}
        onChange={({ currentTarget: { value } }) => setChoice(value)}
        data={[
          ...Object.entries(DELIMITERS).map(([value, text]) => ({ value, label: t(text) })),
          { value: OTHER, label: t('import.delimiter_other') },
        ]}
      />
      {choice === OTHER && (
        <TextInput
          size="xs"
          label={t('import.delimiter_sign')}
          value={other}
          maxLength={8}
          onChange={({ currentTarget: { value } }) => setOther(value)}
        />
      )}
      <Button size="xs" type="submit" variant="default" loading={reading.isPending} disabled={!delimiter}>
        {t('import.read_anew')}
      </Button>
      {reading.isError && (
        <p className={classes.bad} role="alert">
          {troubleText(reading.error)}
        </p>
      )}
    </form>
  );
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const satisfies Import['encoding'][];
