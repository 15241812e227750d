import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { resetLinkQuery, resetPassword } from '../api/password-reset.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Trouble, troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';

/** Where the mailed link leads. */
export function ResetPassword({ token }: { token: string }) {
  const link = useQuery(resetLinkQuery(token));
  if (link.data?.valid === false) {
    return (
      <EntryCard title={t('reset.over')} hint={t('reset.over_hint')}>
        <LinkButton to="/forgot-password" fullWidth size="sm">
          {t('reset.again')}
        </LinkButton>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t('reset.title')} hint={t('reset.choose_hint')}>
      {link.isPending && <ListLoading rows={2} mark={false} />}
      {link.isError && <Trouble error={link.error} retry={() => link.refetch()} />}
      {link.data && <ChooseForm token={token} />}
    </EntryCard>
  );
}

function ChooseForm({ token }: { token: string }) {
  const router = useRouter();
  const [password, setPassword] = useState('');
  const saving = useMutation({
    mutationFn: () => resetPassword(token, password),
    onSuccess: () => {
      notifications.show({ message: t('account.password_changed') });
      return router.navigate({ to: '/sign-in' });
    },
    meta: { public: true },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="md">
        {saving.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(saving.error)}
          </Alert>
        )}
        <PasswordInput
          label={t('account.password_new')}
          description={t('account.password_hint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={10}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={saving.isPending} fullWidth>
          {t('reset.action')}
        </Button>
      </Stack>
    </form>
  );
}
