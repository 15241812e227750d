import { Alert, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addAccount, changeAccount, testAccount } from '../../api/channels.ts';
import type { Channel, ChannelAccount } from '../../api/shapes.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from './accounts.module.css';
import { asSettings, type FieldGroup, fieldsOf, groupsOf } from './fields.ts';
import { SettingsField } from './settings-field.tsx';
import { TestResult } from './test-result.tsx';

type Props = {
  channel: Channel;
  account?: ChannelAccount | undefined;
  onDone: () => void;
};

/** The settings of an account, made from what its channel asks for; tried out before or after saving. */
export function AccountForm({ channel, account, onDone }: Props) {
  const queries = useQueryClient();
  const fields = fieldsOf(channel.settings, channel.secret_settings);
  const [name, setName] = useState(account?.name ?? '');
  const [values, setValues] = useState<Record<string, unknown>>(account?.settings ?? {});
  const settings = () => asSettings(fields, values, account === undefined);
  const testing = useMutation({
    mutationFn: () =>
      testAccount({ channel: channel.channel, settings: settings(), ...(account && { id: account.id }) }),
  });
  const saving = useMutation({
    mutationFn: () =>
      account
        ? changeAccount(account.id, { name: name.trim(), settings: settings() })
        : addAccount({ channel: channel.channel, name: name.trim(), settings: settings() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['channel-accounts'] });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const trouble = saving.error ?? testing.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('account.name')}
          description={t('account.name_hint')}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {groupsOf(fields).map((group) => (
          <FieldGroupBox
            key={group.fields[0]?.name}
            group={group}
            values={values}
            stored={account?.stored_secrets ?? []}
            onChange={(field, value) => {
              setValues((old) => ({ ...old, [field]: value }));
              testing.reset();
            }}
          />
        ))}
        {trouble && (
          <Alert color="red" variant="light" role="alert">
            {troubleText(trouble)}
          </Alert>
        )}
        {testing.isPending && <Alert variant="light">{t('account.testing')}</Alert>}
        {testing.data && <TestResult result={testing.data} />}
        <Group justify="flex-end" gap="xs" className={classes.buttons}>
          <Button variant="default" mr="auto" loading={testing.isPending} onClick={() => testing.mutate()}>
            {t('account.test')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('do.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('do.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type GroupProps = {
  group: FieldGroup;
  values: Record<string, unknown>;
  stored: string[];
  onChange: (name: string, value: unknown) => void;
};

function FieldGroupBox({ group, values, stored, onChange }: GroupProps) {
  const inputs = group.fields.map((field) => (
    <SettingsField
      key={field.name}
      field={field}
      value={values[field.name]}
      stored={stored.includes(field.name)}
      onChange={(value) => onChange(field.name, value)}
    />
  ));
  if (!group.name) return <div className={classes.fields}>{inputs}</div>;
  return (
    <Fieldset legend={group.name}>
      <div className={classes.fields}>{inputs}</div>
    </Fieldset>
  );
}
