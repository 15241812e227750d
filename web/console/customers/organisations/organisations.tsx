import { Text } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import type { Customer } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { Section } from '../section.tsx';
import { FindDialog } from './find-dialog.tsx';
import { MembershipRow } from './membership-row.tsx';
import { useMembership } from './use-membership.ts';

/** Which organisations a person belongs to. */
export function Organisations({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers.write');
  const membership = useMembership();
  const name = customer.display_name;
  const add = mayWrite && (
    <FindDialog
      title={t('organisations.add')}
      hint={t('organisations.add_hint', { name })}
      kind="organisation"
      not={customer.id}
      onPick={(organisation) => membership.mutate({ person: customer, organisation, belongs: true })}
    />
  );
  return (
    <Section title={t('organisations.title')} tools={add}>
      {customer.organisations.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('organisations.none')}
        </Text>
      )}
      {customer.organisations.map((said) => (
        <MembershipRow
          key={said.customer.id}
          other={{ ...said.customer, kind: 'organisation' }}
          said={said}
          remove={
            mayWrite
              ? {
                  label: t('organisations.remove', { name, organisation: said.customer.display_name }),
                  run: () =>
                    membership.mutate({ person: customer, organisation: said.customer, belongs: false }),
                }
              : undefined
          }
        />
      ))}
    </Section>
  );
}
