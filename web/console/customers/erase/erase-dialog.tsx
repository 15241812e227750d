import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { eraseCustomer, erasurePreviewQuery, type Reason } from '../../api/erasures.ts';
import { useMay } from '../../api/session.ts';
import type { Customer } from '../../api/shapes.ts';
import { PageLoading } from '../../parts/loading.tsx';
import { Trouble, troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Counts } from './counts.tsx';
import classes from './erase.module.css';
import { REASONS, reasonText } from './reasons.ts';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Says exactly what will go and what stays, and has the name typed before anything happens. */
export function EraseDialog({ customer, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('erase.title')} size="lg">
      <EraseForm customer={customer} onClose={onClose} />
    </Modal>
  );
}

function EraseForm({ customer, onClose }: Omit<Props, 'opened'>) {
  const preview = useQuery(erasurePreviewQuery(customer.id));
  const mayExport = useMay('customers.export');
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<Reason>('wish');
  const [keep_out, setKeepOut] = useState(false);
  const erasing = useMutation({
    mutationFn: () => eraseCustomer(customer.id, { confirm: typed, reason, keep_out }),
    onSuccess: async () => {
      onClose();
      // The page itself finds that there is nobody any more, as everybody's does who has it open.
      await queries.invalidateQueries();
    },
  });
  if (preview.isPending) return <PageLoading />;
  if (!preview.data) return <Trouble error={preview.error} retry={() => preview.refetch()} />;
  const { confirm, counts } = preview.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erasing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('erase.hint', { name: confirm })}</Text>
        <div>
          <h3 className={classes.part}>{t('erase.goes')}</h3>
          <Counts counts={counts} />
          <p className={classes.hint}>{t('erase.goes_too')}</p>
        </div>
        <div>
          <h3 className={classes.part}>{t('erase.stays')}</h3>
          <p className={classes.hint}>{t('erase.stays_hint', { name: confirm })}</p>
        </div>
        {mayExport && (
          <div>
            <Button
              component="a"
              href={`/api/customers/${customer.id}/export.json`}
              download
              size="xs"
              variant="default"
              leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
            >
              {t('erase.export_first')}
            </Button>
          </div>
        )}
        <NativeSelect
          label={t('erase.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as Reason)}
          data={REASONS.map((value) => ({ value, label: reasonText(value) }))}
        />
        <Checkbox
          label={t('erase.keep_out')}
          description={t('erase.keep_out_hint')}
          checked={keep_out}
          onChange={(event) => setKeepOut(event.currentTarget.checked)}
        />
        <TextInput
          label={t('erase.confirm', { name: confirm })}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {erasing.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(erasing.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button
            type="submit"
            color="red.8"
            loading={erasing.isPending}
            disabled={typed.trim() !== confirm.trim()}
          >
            {t('erase.do', { name: confirm })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
