import { Fieldset, NativeSelect, Stack, Switch, Textarea } from '@mantine/core';
import { useMe } from '../../api/session.ts';
import { roleName, rolesGivenBy } from '../../shell/roles.ts';
import { t } from '../../text.ts';
import classes from '../accounts/accounts.module.css';
import type { Values } from './provider-form.tsx';

type Props = { values: Values; set: (part: Partial<Values>) => void };

/** Whom the provider may send, and what somebody new becomes. Nobody becomes owner by it. */
export function WhoFields({ values, set }: Props) {
  const me = useMe();
  const roles = rolesGivenBy(me.role).filter((role) => role !== 'owner');
  return (
    <Fieldset legend={t('sign_on.who')}>
      <div className={classes.fields}>
        <Textarea
          label={t('sign_on.domains')}
          description={t('sign_on.domains_hint')}
          name="email_domains"
          autosize
          minRows={2}
          value={values.email_domains}
          onChange={(event) => set({ email_domains: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('sign_on.new_role')}
          description={t('sign_on.new_role_hint')}
          name="new_role"
          value={values.new_role ?? ''}
          onChange={(event) => set({ new_role: (event.currentTarget.value || null) as Values['new_role'] })}
          data={[
            { value: '', label: t('sign_on.new_role_none') },
            ...roles.map((role) => ({
              value: role,
              label: t('sign_on.new_role_as', { role: roleName(role) }),
            })),
          ]}
        />
      </div>
    </Fieldset>
  );
}

export function RuleFields({ values, set }: Props) {
  const choice = (name: 'enabled' | 'only_way' | 'ask_second_factor', label: string, hint: string) => (
    <Switch
      label={label}
      description={hint}
      name={name}
      disabled={name !== 'enabled' && !values.enabled}
      checked={values[name] && (name === 'enabled' || values.enabled)}
      onChange={(event) => set({ [name]: event.currentTarget.checked })}
    />
  );
  return (
    <Fieldset legend={t('sign_on.rules')}>
      <Stack gap="md">
        {choice('enabled', t('sign_on.enabled'), t('sign_on.enabled_hint'))}
        {choice('only_way', t('sign_on.only_way'), t('sign_on.only_way_hint'))}
        {choice('ask_second_factor', t('sign_on.ask_second_factor'), t('sign_on.ask_second_factor_hint'))}
      </Stack>
    </Fieldset>
  );
}
