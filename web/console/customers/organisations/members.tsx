import { Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { membersQuery } from '../../api/organisations.ts';
import { useMay } from '../../api/session.ts';
import type { Customer, Member } from '../../api/shapes.ts';
import { MoreButton } from '../../parts/more-button.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Section } from '../section.tsx';
import { FindDialog } from './find-dialog.tsx';
import { MembershipRow } from './membership-row.tsx';
import { useMembership } from './use-membership.ts';

// Fewer than this are found by looking.
const WORTH_A_SEARCH = 8;

/** Who belongs to an organisation. */
export function Members({ organisation }: { organisation: Customer }) {
  const mayWrite = useMay('customers.write');
  const membership = useMembership();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const list = useInfiniteQuery({
    ...membersQuery(organisation.id, q),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const count = organisation.member_count ?? 0;
  const add = mayWrite && (
    <FindDialog
      title={t('members.add')}
      hint={t('members.add_hint', { name: organisation.display_name })}
      kind="person"
      not={organisation.id}
      onPick={(person) => membership.mutate({ person, organisation, belongs: true })}
    />
  );
  return (
    <Section
      title={count > 0 ? t('members.count', { count: count.toLocaleString() }) : t('members.title')}
      tools={add}
    >
      {count >= WORTH_A_SEARCH && (
        <TextInput
          size="xs"
          type="search"
          mb={6}
          aria-label={t('members.search')}
          placeholder={t('members.search')}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {list.isPending && <Waiting />}
      {list.isError && rows.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {q ? t('members.none_found', { q }) : t('members.none')}
        </Text>
      )}
      {rows.map((row) => (
        <MemberRow
          key={row.id}
          row={row}
          organisation={organisation}
          onRemove={
            mayWrite ? () => membership.mutate({ person: row, organisation, belongs: false }) : undefined
          }
        />
      ))}
      <MoreButton list={list} />
    </Section>
  );
}

type RowProps = { row: Member; organisation: Customer; onRemove: (() => void) | undefined };

function MemberRow({ row, organisation, onRemove }: RowProps) {
  const names = { name: row.display_name, organisation: organisation.display_name };
  const remove = onRemove && { label: t('organisations.remove', names), run: onRemove };
  return <MembershipRow other={row} said={row} remove={remove} />;
}

function Waiting() {
  return (
    <Stack gap={8}>
      <Skeleton height={12} />
      <Skeleton height={12} width="70%" />
    </Stack>
  );
}
