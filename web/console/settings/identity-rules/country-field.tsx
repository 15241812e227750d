import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { IdentityRules } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { countries } from './countries.ts';
import type { ChangeRules } from './use-change-rules.ts';

type Props = { rules: IdentityRules; changeRules: ChangeRules | null };

/** The country of phone numbers that are written without one. */
export function CountryField({ rules: { default_country, server_country }, changeRules }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const unset = server_country
    ? t('rules.country_server', { country: server_country })
    : t('rules.country_none');
  return (
    <NativeSelect
      maw={340}
      size="xs"
      label={t('rules.country')}
      description={t('rules.country_hint')}
      disabled={!changeRules}
      error={fault}
      value={default_country ?? ''}
      data={[{ value: '', label: unset }, ...countries()]}
      onChange={async (event) => {
        const country = event.currentTarget.value || null;
        setFault((await changeRules?.((rules) => ({ ...rules, default_country: country }))) ?? null);
      }}
    />
  );
}
