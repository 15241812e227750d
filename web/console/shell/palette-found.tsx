import { Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { stateName } from '../inbox/states.ts';
import { ChannelMark } from '../parts/channel-mark.tsx';
import { PersonMark } from '../parts/person.tsx';
import { t } from '../text.ts';
import type { Found } from './use-found.ts';

/** The customers and cases in the palette. */
export function PaletteFound({ found }: { found: Found }) {
  const navigate = useNavigate();
  return (
    <>
      {found.customers.length > 0 && (
        <Spotlight.ActionsGroup label={t('nav.customers')}>
          {found.customers.map((customer) => (
            <Spotlight.Action
              key={customer.id}
              label={customer.display_name}
              description={[customer.email, customer.phone].filter(Boolean).join(' · ')}
              leftSection={<PersonMark name={customer.display_name} kind={customer.kind} />}
              onClick={() => navigate({ to: '/customers/$customerId', params: { customerId: customer.id } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {found.cases.length > 0 && (
        <Spotlight.ActionsGroup label={t('palette.cases')}>
          {found.cases.map((row) => (
            <Spotlight.Action
              key={row.id}
              label={row.subject || t('case.no_subject')}
              description={`#${row.number} · ${row.customer.display_name} · ${stateName(row.state)}`}
              leftSection={<ChannelMark channel={row.channels[0] ?? 'email'} size={18} />}
              onClick={() =>
                navigate({ to: '/inbox/$caseId', params: { caseId: row.id }, search: { view: 'all' } })
              }
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
    </>
  );
}
