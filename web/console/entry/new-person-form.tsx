import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';

export type NewPerson = { name: string; email: string; password: string };

type Props = {
  given?: { name: string; email: string };
  action: string;
  busy: boolean;
  error: Error | null;
  onSubmit: (person: NewPerson) => void;
};

const PASSWORD_LENGTH = 10;

/** Name, email and a password: for the first owner, and for whoever was invited (whose email is given). */
export function NewPersonForm({ given, action, busy, error, onSubmit }: Props) {
  const [person, setPerson] = useState<NewPerson>({
    name: given?.name ?? '',
    email: given?.email ?? '',
    password: '',
  });
  const set = (part: Partial<NewPerson>) => setPerson((old) => ({ ...old, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...person, name: person.name.trim(), email: person.email.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {error && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(error)}
          </Alert>
        )}
        <TextInput
          label={t('field.name')}
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          value={person.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={given !== undefined}
          value={person.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('field.password')}
          description={t('field.password_hint', { count: PASSWORD_LENGTH })}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={PASSWORD_LENGTH}
          value={person.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        <Button type="submit" loading={busy} fullWidth>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
