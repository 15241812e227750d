import { Badge, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { customerCasesQuery } from '../api/cases.ts';
import { stateColour, stateName } from '../inbox/states.ts';
import { Trouble } from '../parts/trouble.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './customer-page.module.css';

export function CustomerCases({ customerId }: { customerId: string }) {
  const query = useQuery(customerCasesQuery(customerId));
  if (query.isPending) {
    return (
      <Stack gap={8}>
        <Skeleton height={12} />
        <Skeleton height={12} width="70%" />
      </Stack>
    );
  }
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  if (query.data.items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('customer.no_cases')}
      </Text>
    );
  }
  return query.data.items.map((row) => (
    <Link
      key={row.id}
      to="/inbox/$caseId"
      params={{ caseId: row.id }}
      search={{ view: 'all' }}
      className={classes.caseRow}
    >
      <Badge size="sm" variant="light" color={stateColour[row.state]} radius="sm" tt="none">
        {stateName(row.state)}
      </Badge>
      <span>{row.subject || t('case.no_subject')}</span>
      <Text size="xs" c="dimmed" component="span">
        <When at={row.last_message?.at ?? row.updated_at} />
      </Text>
    </Link>
  ));
}
