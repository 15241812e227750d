import { Combobox, Group, Text, UnstyledButton, useCombobox } from '@mantine/core';
import { IconChevronDown, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/session.ts';
import type { Case } from '../api/shapes.ts';
import { teamQuery } from '../api/team.ts';
import { PersonMark } from '../parts/person.tsx';
import { t } from '../text.ts';
import classes from './assignee-picker.module.css';

export type Assignee = { id: string; name: string } | null;

const NOBODY = 'nobody';

type Props = { data: Case; onPick: ((assignee: Assignee) => void) | undefined };

/** Who answers for the case; a name typed finds a colleague. */
export function AssigneePicker({ data, onPick }: Props) {
  const [query, setQuery] = useState('');
  const box = useCombobox({
    onDropdownClose: () => setQuery(''),
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const people = useCandidates(query);
  const pick = (id: string) => {
    box.closeDropdown();
    const person = people.find((each) => each.id === id);
    if (id !== (data.assignee?.id ?? NOBODY)) onPick?.(person ? { id: person.id, name: person.name } : null);
  };
  const name = data.assignee?.name ?? t('case.unassigned');
  return (
    <Combobox store={box} onOptionSubmit={pick} width={230} position="bottom-end" disabled={!onPick}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <UnstyledButton
          className={classes.button}
          disabled={!onPick}
          aria-haspopup="listbox"
          aria-label={t('case.assignee_is', { name })}
          onClick={() => box.toggleDropdown()}
          id="assignee-picker"
        >
          {data.assignee ? (
            <PersonMark name={data.assignee.name} size={20} />
          ) : (
            <IconUserPlus size={16} stroke={1.6} aria-hidden />
          )}
          <span className={classes.name}>{name}</span>
          {onPick && <IconChevronDown size={14} stroke={1.6} aria-hidden />}
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          placeholder={t('case.find_colleague')}
          aria-label={t('case.find_colleague')}
        />
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {data.assignee && <Combobox.Option value={NOBODY}>{t('case.unassign')}</Combobox.Option>}
          {people.map((person) => (
            <Combobox.Option key={person.id} value={person.id} active={person.id === data.assignee?.id}>
              <Group gap={8} wrap="nowrap">
                <PersonMark name={person.name} size={20} />
                <Text size="sm" truncate>
                  {person.name}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {people.length === 0 && <Combobox.Empty>{t('case.no_colleague')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Those who can answer a case, oneself first. */
function useCandidates(query: string) {
  const me = useMe();
  const team = useQuery(teamQuery).data?.items ?? [];
  const wanted = query.trim().toLowerCase();
  return team
    .filter((person) => person.role !== 'member' && !person.invited)
    .filter((person) => person.name.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));
}
