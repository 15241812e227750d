import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/client.ts';
import { finishSignIn } from '../api/session.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';
import { useEnter } from './use-enter.ts';

type Props = { to: string; onBack: () => void };

/** The code of the app, or a recovery code when the phone is not at hand. */
export function SecondStep({ to, onBack }: Props) {
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const enter = useEnter(to);
  const finishing = useMutation({
    mutationFn: () => finishSignIn(code.trim()),
    onSuccess: enter,
    onError: () => setCode(''),
    meta: { public: true },
  });
  const { error } = finishing;
  const over = error instanceof Problem && error.code === 'sign_in_again';
  const change = () => {
    setRecovery(!recovery);
    setCode('');
    finishing.reset();
  };
  return (
    <EntryCard
      title={t('second_factor.step')}
      hint={recovery ? t('second_factor.recovery_hint') : t('second_factor.step_hint')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          finishing.mutate();
        }}
      >
        <Stack gap="md">
          {error && (
            <Alert color="red" variant="light" role="alert">
              {troubleText(error)}
            </Alert>
          )}
          <TextInput
            key={String(recovery)}
            label={recovery ? t('second_factor.recovery_code') : t('second_factor.code')}
            name="code"
            autoComplete="one-time-code"
            inputMode={recovery ? 'text' : 'numeric'}
            maxLength={40}
            required
            withAsterisk={false}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={finishing.isPending} disabled={over} fullWidth>
            {t('do.sign_in')}
          </Button>
          <Anchor component="button" type="button" size="sm" onClick={change}>
            {recovery ? t('second_factor.use_app') : t('second_factor.use_recovery')}
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {t('second_factor.start_again')}
          </Anchor>
        </Stack>
      </form>
    </EntryCard>
  );
}
