import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { customerQuery, mergeCustomers } from '../api/customers.ts';
import type { Customer } from '../api/shapes.ts';
import { PageLoading } from '../parts/loading.tsx';
import { Trouble, troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { CustomerFinder } from './customer-finder.tsx';
import { MergePreview } from './merge-preview.tsx';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Finds the other one, shows both side by side, then makes them one. */
export function MergeDialog({ customer, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('merge.title')} size="lg">
      <MergeSteps customer={customer} onClose={onClose} />
    </Modal>
  );
}

function MergeSteps({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const [otherId, setOtherId] = useState<string | null>(null);
  const other = useQuery({ ...customerQuery(otherId ?? ''), enabled: otherId !== null });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const merging = useMutation({
    mutationFn: (id: string) => mergeCustomers(customer.id, id),
    onSuccess: async (merged) => {
      onClose();
      notifications.show({ message: t('merge.done', { name: merged.display_name }) });
      await navigate({ to: '/customers/$customerId', params: { customerId: merged.id }, replace: true });
      await queries.invalidateQueries();
    },
  });
  if (otherId === null) {
    return (
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('merge.find_hint', { name: customer.display_name })}
        </Text>
        <CustomerFinder not={customer.id} kind={customer.kind} onPick={setOtherId} />
      </Stack>
    );
  }
  if (other.isPending) return <PageLoading />;
  if (!other.data) return <Trouble error={other.error} retry={() => other.refetch()} />;
  return (
    <Stack gap="md">
      <MergePreview one={customer} other={other.data} />
      {merging.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(merging.error)}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('merge.undo_hint')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => setOtherId(null)}>
          {t('do.back')}
        </Button>
        <Button loading={merging.isPending} onClick={() => merging.mutate(otherId)}>
          {t('merge.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
