import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signIn } from '../api/session.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';

/** After signing in or setting up: forget what was known before, then go on. */
export function useEnter(to: string) {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    queries.clear();
    await router.invalidate();
    router.history.push(to);
  };
}

export function SignIn({ to }: { to: string }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter(to);
  const signing = useMutation({ mutationFn: signIn, onSuccess: enter, meta: { public: true } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signing.mutate({ email: email.trim(), password });
  };
  return (
    <EntryCard title={t('sign_in.title')}>
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
            autoFocus
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
        </Stack>
      </form>
    </EntryCard>
  );
}
