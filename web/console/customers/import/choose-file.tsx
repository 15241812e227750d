import { Alert } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { uploadList } from '../../api/imports.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from './import.module.css';
import { ProgressLine } from './progress-line.tsx';

/** Takes a file, chosen or dropped, and goes on to its columns once it has arrived. */
export function ChooseFile() {
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const uploading = useMutation({
    mutationFn: (file: File) => uploadList(file, setShare),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['imports'], exact: true });
      void navigate({ to: '/customers/import/$importId', params: { importId: id } });
    },
  });
  const take = (file: File | null | undefined) => {
    if (!file || uploading.isPending) return;
    setShare(0);
    uploading.mutate(file);
  };
  if (uploading.isPending) {
    const { name } = uploading.variables;
    const percent = Math.floor(share * 100);
    const label = share < 1 ? t('import.uploading', { name, percent }) : t('import.reading', { name });
    return <ProgressLine share={share} label={label} />;
  }
  return (
    <>
      {uploading.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(uploading.error)}
        </Alert>
      )}
      <label
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          className={classes.file}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <IconFileUpload size={26} stroke={1.4} aria-hidden />
        <strong>{t('import.choose')}</strong>
        <span className={classes.quiet}>{t('import.choose_hint')}</span>
      </label>
    </>
  );
}
