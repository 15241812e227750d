import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/client.ts';
import { type CompanyChange, changeCompany, companyQuery } from '../../api/company.ts';
import type { Company } from '../../api/shapes.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { ColourField } from './colour-field.tsx';
import { languages, timeZones } from './places.ts';

/** Only what was touched is sent: what a colleague changes beside it stays as they said. */
export function CompanyForm({ company }: { company: Company }) {
  const queries = useQueryClient();
  const [change, setChange] = useState<CompanyChange>({});
  const shown = { ...company, ...change };
  const set = (part: CompanyChange) => setChange((old) => ({ ...old, ...part }));
  const saving = useMutation({
    mutationFn: () => changeCompany(company.version, change),
    onSuccess: (saved) => {
      queries.setQueryData(companyQuery.queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['today'] });
      setChange({});
      notifications.show({ message: t('company.saved') });
    },
    // Read again, so that the next try is for what is there now.
    onError: () => queries.invalidateQueries({ queryKey: companyQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className={classes.cardBody} style={{ borderTop: 0 }} onSubmit={submit}>
      <Stack gap="md" maw={460}>
        {saving.isError && <Trouble error={saving.error} />}
        <TextInput
          label={t('company.name')}
          description={t('company.name_hint')}
          maxLength={100}
          value={shown.name ?? ''}
          onChange={(event) => set({ name: event.currentTarget.value || null })}
        />
        <ColourField value={shown.colour} onChange={(colour) => set({ colour })} />
        <TextInput
          label={t('company.website')}
          description={t('company.website_hint')}
          type="url"
          maxLength={300}
          placeholder="https://example.com"
          value={shown.website ?? ''}
          onChange={(event) => set({ website: event.currentTarget.value || null })}
        />
        <Select
          label={t('company.time_zone')}
          description={t('company.time_zone_hint')}
          searchable
          allowDeselect={false}
          limit={60}
          data={timeZones(shown.time_zone)}
          value={shown.time_zone}
          onChange={(time_zone) => time_zone && set({ time_zone })}
        />
        <Select
          label={t('company.language')}
          description={t('company.language_hint')}
          searchable
          allowDeselect={false}
          data={languages(shown.language)}
          value={shown.language}
          onChange={(language) => language && set({ language })}
        />
        <Group justify="flex-end">
          <Button
            type="submit"
            size="xs"
            loading={saving.isPending}
            disabled={Object.keys(change).length === 0}
          >
            {t('do.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Trouble({ error }: { error: Error }) {
  const late = error instanceof Problem && error.code === 'company_changed';
  return (
    <Alert color={late ? 'orange' : 'red'} variant="light" role="alert">
      {late ? t('company.changed_meanwhile') : troubleText(error)}
    </Alert>
  );
}
