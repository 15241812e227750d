import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { openCase } from '../api/cases.ts';
import type { Customer } from '../api/shapes.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** A case that the company opens, to write first. */
export function NewCase({ customer, opened, onClose }: Props) {
  const [subject, setSubject] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const opening = useMutation({
    mutationFn: () => openCase(customer.id, subject.trim()),
    onSuccess: (row) => {
      void queries.invalidateQueries({ queryKey: ['cases'] });
      void navigate({ to: '/inbox/$caseId', params: { caseId: row.id }, search: { view: 'all' } });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('customer.new_case')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate();
        }}
      >
        <Stack gap="md">
          {opening.isError && (
            <Alert color="red" variant="light" role="alert">
              {troubleText(opening.error)}
            </Alert>
          )}
          <TextInput
            label={t('customer.case_subject')}
            description={t('customer.case_subject_hint', { name: customer.display_name })}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={200}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('do.cancel')}
            </Button>
            <Button type="submit" loading={opening.isPending}>
              {t('customer.open_case')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
