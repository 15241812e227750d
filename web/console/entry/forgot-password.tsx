import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askForReset, resetByMailQuery } from '../api/password-reset.ts';
import { CopyIcon } from '../parts/copy.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Trouble, troubleText } from '../parts/trouble.tsx';
import classes from '../settings/settings.module.css';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';

const COMMAND = 'node bin/launch.mjs bin/reset-password.ts you@example.com';

/** Asks for a link by mail, or says what to do where the server cannot send one. */
export function ForgotPassword() {
  const way = useQuery(resetByMailQuery);
  const asking = useMutation({ mutationFn: askForReset, meta: { public: true } });
  const back = <LinkButton to="/sign-in">{t('reset.to_sign_in')}</LinkButton>;
  if (asking.isSuccess) {
    return (
      <EntryCard title={t('reset.sent')} hint={t('reset.sent_hint')}>
        <Stack gap="md">
          <OnTheServer text={t('reset.owner')} />
          {back}
        </Stack>
      </EntryCard>
    );
  }
  const by_mail = way.data?.by_mail;
  return (
    <EntryCard title={t('reset.title')} hint={by_mail && t('reset.hint')}>
      <Stack gap="md">
        {way.isPending && <ListLoading rows={2} mark={false} />}
        {way.isError && <Trouble error={way.error} retry={() => way.refetch()} />}
        {asking.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(asking.error)}
          </Alert>
        )}
        {by_mail && <AskForm busy={asking.isPending} ask={asking.mutate} />}
        {by_mail === false && <OnTheServer text={t('reset.no_mail')} />}
        {back}
      </Stack>
    </EntryCard>
  );
}

function OnTheServer({ text }: { text: string }) {
  return (
    <>
      <Text size="sm">{text}</Text>
      <Group gap={6} wrap="nowrap">
        <code className={classes.key}>{COMMAND}</code>
        <CopyIcon text={COMMAND} label={t('copy.code')} />
      </Group>
    </>
  );
}

function AskForm({ busy, ask }: { busy: boolean; ask: (email: string) => void }) {
  const [email, setEmail] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask(email.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t('reset.send')}
        </Button>
      </Stack>
    </form>
  );
}
