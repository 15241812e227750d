import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword } from '../../api/session.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

const EMPTY = { current: '', password: '' };

export function PasswordForm() {
  const [words, setWords] = useState(EMPTY);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => changePassword(words),
    meta: { public: true },
    onSuccess: () => {
      setWords(EMPTY);
      notifications.show({ message: t('account.password_changed') });
      return queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm" maw={340}>
        {saving.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(saving.error)}
          </Alert>
        )}
        <PasswordInput
          label={t('account.password_now')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={words.current}
          onChange={(event) => setWords({ ...words, current: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('account.password_new')}
          description={t('account.password_hint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={10}
          value={words.password}
          onChange={(event) => setWords({ ...words, password: event.currentTarget.value })}
        />
        <Button
          type="submit"
          variant="default"
          loading={saving.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('account.change_password')}
        </Button>
      </Stack>
    </form>
  );
}
