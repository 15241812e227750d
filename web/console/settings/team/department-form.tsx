import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addDepartment } from '../../api/departments.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

export function DepartmentForm() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const adding = useMutation({
    mutationFn: () => addDepartment(name.trim()),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: ['team'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        adding.mutate();
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          aria-label={t('departments.name')}
          placeholder={t('departments.name')}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" loading={adding.isPending} disabled={!name.trim()}>
          {t('do.add')}
        </Button>
      </Group>
    </form>
  );
}
