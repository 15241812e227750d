import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeName, meQuery, useMe } from '../../api/session.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

export function NameForm() {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(me.name);
  const saving = useMutation({
    mutationFn: () => changeName(name.trim()),
    onSuccess: () => {
      queries.setQueryData(meQuery.queryKey, (old) => old && { ...old, name: name.trim() });
      return queries.invalidateQueries({ queryKey: ['team'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Group gap={6} wrap="nowrap">
        <TextInput
          aria-label={t('field.name')}
          autoComplete="name"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={saving.isPending}
          disabled={!name.trim() || name.trim() === me.name}
        >
          {t('do.save')}
        </Button>
      </Group>
    </form>
  );
}
