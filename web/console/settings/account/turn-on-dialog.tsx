import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { beginSecondFactor, confirmSecondFactor } from '../../api/second-factor.ts';
import { CopyIcon } from '../../parts/copy.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { ProofForm } from './proof-form.tsx';
import { QrCode } from './qr-code.tsx';

type Done = (answer: { recovery_codes: string[] }) => void;
type Secret = { secret: string; uri: string };
type Props = { opened: boolean; onClose: () => void; onDone: Done };

/** The password, then the secret into an app, then its first code. */
export function TurnOnDialog({ opened, onClose, onDone }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('second_factor.title')}>
      <Steps onClose={onClose} onDone={onDone} />
    </Modal>
  );
}

function Steps({ onClose, onDone }: Omit<Props, 'opened'>) {
  const [secret, setSecret] = useState<Secret | null>(null);
  if (secret) return <ConfirmForm secret={secret} onClose={onClose} onDone={onDone} />;
  return (
    <ProofForm
      text={t('second_factor.hint')}
      action={t('second_factor.go_on')}
      act={beginSecondFactor}
      onDone={setSecret}
      onClose={onClose}
    />
  );
}

function ConfirmForm({ secret, onClose, onDone }: { secret: Secret; onClose: () => void; onDone: Done }) {
  const [code, setCode] = useState('');
  const confirming = useMutation({
    mutationFn: () => confirmSecondFactor(code.trim()),
    onSuccess: onDone,
    meta: { public: true },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirming.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('second_factor.scan')}</Text>
        <QrCode text={secret.uri} label={t('second_factor.qr')} />
        <div>
          <div className={classes.sub}>{t('second_factor.secret')}</div>
          <Group gap={6} wrap="nowrap">
            <code className={classes.key}>{(secret.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
            <CopyIcon text={secret.secret} label={t('copy.code')} />
          </Group>
        </div>
        {confirming.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(confirming.error)}
          </Alert>
        )}
        <TextInput
          label={t('second_factor.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          required
          withAsterisk={false}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={confirming.isPending}>
            {t('second_factor.turn_on')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
