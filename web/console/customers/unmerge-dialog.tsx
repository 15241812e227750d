import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { unmergeCustomer } from '../api/customers.ts';
import type { Customer } from '../api/shapes.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import classes from './finder.module.css';
import { IdentityRow } from './identities.tsx';
import { nameOfProfile } from './profile-name.ts';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Chooses the profiles that are someone else; they become a customer of their own again. */
export function UnmergeDialog({ customer, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('unmerge.title')} size="lg">
      <UnmergeForm customer={customer} onClose={onClose} />
    </Modal>
  );
}

function UnmergeForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const splitting = useMutation({
    mutationFn: () => unmergeCustomer(customer.id, chosen),
    onSuccess: async ({ customer: kept, split_off }) => {
      onClose();
      notifications.show({ message: t('unmerge.done', { name: split_off.display_name }) });
      await navigate({ to: '/customers/$customerId', params: { customerId: kept.id }, replace: true });
      await queries.invalidateQueries();
    },
  });
  const some = chosen.length > 0 && chosen.length < customer.profiles.length;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('unmerge.hint', { name: customer.display_name })}
      </Text>
      <Checkbox.Group value={chosen} onChange={setChosen} aria-label={t('unmerge.title')}>
        <Stack gap={8}>
          {customer.profiles.map((profile) => (
            <div
              key={profile.id}
              className={classes.pick}
              data-chosen={chosen.includes(profile.id) || undefined}
            >
              <Checkbox value={profile.id} label={nameOfProfile(profile)} fw={600} mb={4} />
              {profile.identities.map((identity) => (
                <IdentityRow key={identity.kind + identity.value} identity={identity} />
              ))}
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
      {splitting.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(splitting.error)}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs" className={classes.stay}>
        <Button variant="default" onClick={onClose}>
          {t('do.cancel')}
        </Button>
        <Button disabled={!some} loading={splitting.isPending} onClick={() => splitting.mutate()}>
          {t('unmerge.confirm', { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  );
}
