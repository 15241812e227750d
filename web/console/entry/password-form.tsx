import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { signIn } from '../api/session.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { useEnter } from './use-enter.ts';

type Props = { to: string; focus: boolean; onAsked: () => void };

/** Mail and password. */
export function PasswordForm({ to, focus, onAsked }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter(to);
  const signing = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => ('second_factor' in answer ? onAsked() : enter()),
    meta: { public: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signing.mutate({ email: email.trim(), password });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {signing.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(signing.error)}
          </Alert>
        )}
        <TextInput
          label={t('field.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus={focus}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('field.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signing.isPending} fullWidth>
          {t('do.sign_in')}
        </Button>
        <LinkButton to="/forgot-password" variant="subtle">
          {t('reset.forgot')}
        </LinkButton>
      </Stack>
    </form>
  );
}
