import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { teamQuery } from '../../api/team.ts';
import { t } from '../../text.ts';
import { actionWords, things } from './action-words.ts';
import classes from './audit.module.css';
import type { AuditSearch } from './filter.ts';

type Props = { search: AuditSearch; onSearch: (search: AuditSearch) => void };

/** By person, by what was done, by time; the page's address keeps it. */
export function FilterForm({ search, onSearch }: Props) {
  const team = useQuery(teamQuery).data?.items.filter((member) => !member.invited) ?? [];
  const set = (part: AuditSearch) => onSearch({ ...search, ...part });
  // One action by itself comes by a link; the list offers whole things.
  const offered = search.action && !things.includes(search.action) ? [search.action, ...things] : things;
  return (
    <div className={classes.filter}>
      <NativeSelect
        size="xs"
        label={t('audit.person')}
        value={search.member ?? ''}
        onChange={(event) => set({ member: event.currentTarget.value })}
        data={[
          { value: '', label: t('audit.everybody') },
          ...team.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('audit.action')}
        value={search.action ?? ''}
        onChange={(event) => set({ action: event.currentTarget.value })}
        data={[
          { value: '', label: t('audit.everything') },
          ...offered.map((thing) => ({ value: thing, label: actionWords(thing) })),
        ]}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('audit.from')}
        value={search.from ?? ''}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('audit.to')}
        value={search.to ?? ''}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </div>
  );
}
