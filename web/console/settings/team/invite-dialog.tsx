import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../api/session.ts';
import { invite, type Role } from '../../api/team.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { rolesGivenBy } from '../../shell/roles.ts';
import { t } from '../../text.ts';
import { CodeBox } from '../code-box.tsx';
import { RoleChoice } from './role-choice.tsx';

type Props = { opened: boolean; onClose: () => void };

/** Invites a colleague; the link is given to whoever invites, to pass on. */
export function InviteDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('team.invite')}>
      <InviteForm onClose={onClose} />
    </Modal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const queries = useQueryClient();
  const [person, setPerson] = useState({ name: '', email: '', role: 'agent' as Role });
  const inviting = useMutation({
    mutationFn: invite,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['team'] }),
  });
  const set = (part: Partial<typeof person>) => setPerson((old) => ({ ...old, ...part }));
  if (inviting.isSuccess) {
    return (
      <Stack gap="md">
        <Text size="sm">{t('team.link_hint', { name: inviting.data.name })}</Text>
        <CodeBox code={inviting.data.invitation_url} label={t('team.link')} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('do.done')}</Button>
        </Group>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate({ ...person, name: person.name.trim(), email: person.email.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {inviting.isError && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(inviting.error)}
          </Alert>
        )}
        <TextInput
          label={t('field.name')}
          required
          withAsterisk={false}
          data-autofocus
          value={person.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          required
          withAsterisk={false}
          value={person.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <RoleChoice roles={rolesGivenBy(me.role)} value={person.role} onChange={(role) => set({ role })} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('team.invite')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
