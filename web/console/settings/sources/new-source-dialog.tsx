import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addSource } from '../../api/sources.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

type Props = { opened: boolean; onClose: () => void };

export function NewSourceDialog({ opened, onClose }: Props) {
  const [name, setName] = useState('');
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: () => addSource(name.trim()),
    onSuccess: () => {
      setName('');
      onClose();
      return queries.invalidateQueries({ queryKey: ['sources'] });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('sources.new')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate();
        }}
      >
        <Stack gap="md">
          {adding.isError && (
            <Alert color="red" variant="light" role="alert">
              {troubleText(adding.error)}
            </Alert>
          )}
          <TextInput
            label={t('field.name')}
            description={t('sources.name_hint')}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('do.cancel')}
            </Button>
            <Button type="submit" loading={adding.isPending}>
              {t('do.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
