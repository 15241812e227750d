import { Alert, Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { addCustomer } from '../api/customers.ts';
import type { Kind } from '../api/shapes.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';

type Props = { opened: boolean; onClose: () => void };

/** Someone the company knows already, from the shop floor or from a list. */
export function NewCustomer({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('customers.new')}>
      <NewCustomerForm onClose={onClose} />
    </Modal>
  );
}

function NewCustomerForm({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState({ name: '', email: '', phone: '' });
  const [kind, setKind] = useState<Kind>('person');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const adding = useMutation({
    mutationFn: addCustomer,
    onSuccess: (customer) => {
      void queries.invalidateQueries({ queryKey: ['customers'] });
      onClose();
      void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate({
      kind,
      name: person.name.trim(),
      ...(person.email.trim() && { email: person.email.trim() }),
      ...(person.phone.trim() && { phone: person.phone.trim() }),
    });
  };
  const field = (name: keyof typeof person) => ({
    value: person[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setPerson((old) => ({ ...old, [name]: value }));
    },
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {adding.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(adding.error)}
          </Alert>
        )}
        <SegmentedControl
          aria-label={t('find.kind')}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={[
            { value: 'person', label: t('kind.person') },
            { value: 'organisation', label: t('kind.organisation') },
          ]}
        />
        <TextInput label={t('field.name')} required data-autofocus {...field('name')} />
        <TextInput label={t('field.email')} type="email" {...field('email')} />
        <TextInput label={t('field.phone')} type="tel" {...field('phone')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={adding.isPending}>
            {t('customers.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
