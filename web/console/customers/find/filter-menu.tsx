import { Button, Group, NativeSelect, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { t } from '../../text.ts';
import { type CustomerSearch, countFilters, SORTS, type Sort } from './search.ts';
import { sortName } from './sort-name.ts';

/** Two dates stand side by side, on a phone too, where they are written larger. */
const WIDTH = 'min(370px, calc(100vw - 20px))';

type Props = { search: CustomerSearch; onSearch: (part: CustomerSearch) => void };

/** Narrows the list; what is chosen shows as chips beside it. */
export function FilterMenu(props: Props) {
  const [opened, { toggle, close }] = useDisclosure();
  const count = countFilters({ ...props.search, kind: undefined });
  return (
    <Popover opened={opened} onChange={close} onDismiss={close} position="bottom-end" width={WIDTH} trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFilter size={15} stroke={1.6} aria-hidden />}
          aria-expanded={opened}
          onClick={toggle}
        >
          {count > 0 ? t('find.filter_count', { count }) : t('find.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FilterForm {...props} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

const EMAIL = { '': undefined, yes: true, no: false } as const;

function FilterForm({ search, onSearch, onDone }: Props & { onDone: () => void }) {
  return (
    <Stack gap="sm">
      <NativeSelect
        size="xs"
        label={t('find.email')}
        value={search.email === undefined ? '' : search.email ? 'yes' : 'no'}
        onChange={(event) => onSearch({ email: EMAIL[event.currentTarget.value as keyof typeof EMAIL] })}
        data={[
          { value: '', label: t('find.email_any') },
          { value: 'yes', label: t('find.email_yes') },
          { value: 'no', label: t('find.email_no') },
        ]}
      />
      <Group grow gap="xs">
        <TextInput
          size="xs"
          type="date"
          label={t('find.created_from')}
          value={search.from ?? ''}
          onChange={(event) => onSearch({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('find.created_to')}
          value={search.to ?? ''}
          onChange={(event) => onSearch({ to: event.currentTarget.value || undefined })}
        />
      </Group>
      <NativeSelect
        size="xs"
        label={t('sort.by')}
        value={search.sort ?? '-created'}
        disabled={Boolean(search.q)}
        onChange={(event) => onSearch({ sort: event.currentTarget.value as Sort })}
        data={SORTS.map((value) => ({ value, label: sortName(value) }))}
      />
      <TraitForm
        trait={search.trait}
        onTrait={(trait) => {
          onSearch({ trait });
          onDone();
        }}
      />
    </Stack>
  );
}

function TraitForm({
  trait = '',
  onTrait,
}: {
  trait: string | undefined;
  onTrait: (trait: string | undefined) => void;
}) {
  const at = trait.indexOf('=');
  const [name, setName] = useState(trait.slice(0, Math.max(0, at)));
  const [value, setValue] = useState(trait.slice(at + 1));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTrait(name.trim() ? `${name.trim()}=${value.trim()}` : undefined);
  };
  return (
    <form onSubmit={submit}>
      <Text size="xs" fw={600} mb={4}>
        {t('find.trait')}
      </Text>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          size="xs"
          aria-label={t('find.trait_name')}
          placeholder={t('find.trait_name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          aria-label={t('find.trait_value')}
          placeholder={t('find.trait_value')}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </Group>
      <Group justify="flex-end" mt="sm">
        <Button type="submit" size="xs">
          {t('do.done')}
        </Button>
      </Group>
    </form>
  );
}
