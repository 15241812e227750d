import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

type Props<Answer> = {
  text: string;
  action: string;
  act: (password: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
};

/** The password once more. */
export function ProofForm<Answer>({ text, action, act, onDone, onClose }: Props<Answer>) {
  const [password, setPassword] = useState('');
  const acting = useMutation({ mutationFn: () => act(password), onSuccess: onDone, meta: { public: true } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        acting.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {acting.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(acting.error)}
          </Alert>
        )}
        <PasswordInput
          label={t('account.password_now')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={acting.isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
