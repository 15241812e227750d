import { Alert, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { addPasskey, passkeysQuery, renamePasskey } from '../../api/passkeys.ts';
import type { Passkey } from '../../api/shapes.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { browserName } from './browser-name.ts';

type Props = { opened: boolean; onClose: () => void };

/** A name and the password, then the browser's own window. */
export function AddPasskeyDialog({ opened, password_asked, onClose }: Props & { password_asked: boolean }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('passkey.add')}>
      <AddForm password_asked={password_asked} onClose={onClose} />
    </Modal>
  );
}

export function RenamePasskeyDialog({ opened, passkey, onClose }: Props & { passkey: Passkey }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('passkey.rename', { name: passkey.name })}>
      <RenameForm passkey={passkey} onClose={onClose} />
    </Modal>
  );
}

function AddForm({ password_asked, onClose }: { password_asked: boolean; onClose: () => void }) {
  const usual = t('passkey.usual_name', { browser: browserName(navigator.userAgent) });
  const [name, setName] = useState(usual);
  const [password, setPassword] = useState('');
  const act = () => addPasskey({ name: name.trim(), password: password_asked ? password : undefined });
  return (
    <NameForm
      name={name}
      setName={setName}
      act={act}
      action={t('passkey.add_action')}
      done={t('passkey.added')}
      onClose={onClose}
    >
      {password_asked && (
        <PasswordInput
          label={t('account.password_now')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      )}
      <Text size="sm" c="dimmed">
        {t('passkey.add_hint')}
      </Text>
    </NameForm>
  );
}

function RenameForm({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const [name, setName] = useState(passkey.name);
  const act = () => renamePasskey(passkey.id, name.trim());
  return <NameForm name={name} setName={setName} act={act} action={t('do.save')} onClose={onClose} />;
}

type NameFormProps = {
  name: string;
  setName: (name: string) => void;
  act: () => Promise<unknown>;
  action: string;
  done?: string;
  onClose: () => void;
  children?: ReactNode;
};

function NameForm({ name, setName, act, action, done, onClose, children }: NameFormProps) {
  const queries = useQueryClient();
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      if (done) notifications.show({ message: done });
      await queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
      onClose();
    },
    meta: { public: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    acting.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {acting.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(acting.error)}
          </Alert>
        )}
        <TextInput
          label={t('passkey.name')}
          description={t('passkey.name_hint')}
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={acting.isPending} disabled={!name.trim()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
