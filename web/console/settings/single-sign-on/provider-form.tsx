import { Alert, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { SingleSignOn } from '../../api/shapes.ts';
import {
  type SingleSignOnInput,
  saveSingleSignOn,
  signInWaysQuery,
  singleSignOnQuery,
  testSingleSignOn,
} from '../../api/single-sign-on.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../accounts/accounts.module.css';
import { TestResult } from '../accounts/test-result.tsx';
import { RuleFields, WhoFields } from './who-fields.tsx';

export type Values = Omit<SingleSignOnInput, 'client_secret' | 'email_domains'> & {
  client_secret: string;
  email_domains: string;
};

const FIRST: Values = {
  enabled: true,
  name: '',
  issuer: '',
  client_id: '',
  client_secret: '',
  scopes: 'openid email profile',
  email_domains: '',
  new_role: null,
  only_way: false,
  ask_second_factor: false,
};

type Props = { settings: SingleSignOn | null; onCancel: (() => void) | null };

/** The provider as it knows us and we know it; tried out before or after saving. */
export function ProviderForm({ settings, onCancel }: Props) {
  const queries = useQueryClient();
  const [values, setValues] = useState<Values>(() => valuesOf(settings));
  const testing = useMutation({
    mutationFn: () => {
      const { issuer, client_id, client_secret, scopes } = inputOf(values);
      return testSingleSignOn({ issuer, client_id, scopes, ...(client_secret && { client_secret }) });
    },
  });
  const saving = useMutation({
    mutationFn: () => saveSingleSignOn(inputOf(values)),
    onSuccess: async (answer) => {
      queries.setQueryData(singleSignOnQuery.queryKey, answer);
      setValues(valuesOf(answer.settings));
      notifications.show({ message: t('sign_on.saved') });
      await queries.invalidateQueries({ queryKey: signInWaysQuery.queryKey });
    },
  });
  const set = (part: Partial<Values>) => {
    setValues((old) => ({ ...old, ...part }));
    testing.reset();
  };
  const text = (name: 'name' | 'issuer' | 'client_id' | 'scopes', label: string, hint?: string) => (
    <TextInput
      label={label}
      description={hint}
      name={name}
      required
      autoComplete="off"
      spellCheck={false}
      value={values[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const trouble = saving.error ?? testing.error;
  const ready = values.issuer.trim() && values.client_id.trim() && values.scopes.trim();
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div className={classes.fields}>
          {text('name', t('sign_on.name'), t('sign_on.name_hint'))}
          {text('issuer', t('sign_on.issuer'), t('sign_on.issuer_hint'))}
          {text('client_id', t('sign_on.client_id'))}
          <PasswordInput
            label={t('sign_on.client_secret')}
            description={settings?.client_secret_stored ? undefined : t('sign_on.client_secret_hint')}
            name="client_secret"
            autoComplete="new-password"
            placeholder={settings?.client_secret_stored ? t('account.secret_stored') : undefined}
            value={values.client_secret}
            onChange={(event) => set({ client_secret: event.currentTarget.value })}
          />
          {text('scopes', t('sign_on.scopes'), t('sign_on.scopes_hint'))}
        </div>
        <WhoFields values={values} set={set} />
        <RuleFields values={values} set={set} />
        {trouble && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(trouble)}
          </Alert>
        )}
        {testing.isPending && <Alert variant="light">{t('account.testing')}</Alert>}
        {testing.data && <TestResult result={testing.data} />}
        <Group justify="flex-end" gap="xs" className={classes.buttons}>
          <Button
            variant="default"
            mr="auto"
            loading={testing.isPending}
            disabled={!ready}
            onClick={() => testing.mutate()}
          >
            {t('account.test')}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('do.cancel')}
            </Button>
          )}
          <Button type="submit" loading={saving.isPending}>
            {t('do.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(settings: SingleSignOn | null): Values {
  if (!settings) return FIRST;
  const { client_secret_stored: _, trusted_for_owners: __, updated_at: ___, ...rest } = settings;
  return { ...rest, client_secret: '', email_domains: settings.email_domains.join('\n') };
}

function inputOf(values: Values): SingleSignOnInput {
  const { client_secret, email_domains, ...rest } = values;
  return {
    ...rest,
    name: rest.name.trim(),
    issuer: rest.issuer.trim(),
    client_id: rest.client_id.trim(),
    scopes: rest.scopes.split(/\s+/).filter(Boolean).join(' '),
    email_domains: email_domains.split(/[\s,]+/).filter(Boolean),
    // Left empty: what is stored stays.
    ...(client_secret && { client_secret }),
  };
}
