import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { customerQuery } from '../api/customers.ts';
import { useMay } from '../api/session.ts';
import { Identities } from '../customers/identities.tsx';
import { Suggestions } from '../customers/suggestions.tsx';
import { PersonMark } from '../parts/person.tsx';
import { NotAllowed, Trouble } from '../parts/trouble.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import { Timeline } from '../timeline/timeline.tsx';
import classes from './customer-side.module.css';

type Props = { customerId: string; caseId: string; at: string | undefined };

/** Who the case is about, and everything that happened with them, beside the conversation. */
export function CustomerSide({ customerId, caseId, at }: Props) {
  const mayRead = useMay('customers.read');
  const query = useQuery({ ...customerQuery(customerId), enabled: mayRead });
  const [more, setMore] = useState(false);
  if (!mayRead) return <NotAllowed />;
  if (query.isError && !query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  const customer = query.data;
  return (
    <div className={classes.side}>
      <div className={classes.who}>
        {customer ? (
          <>
            <div className={classes.name}>
              <PersonMark name={customer.display_name} size={36} />
              <div className={classes.names}>
                <Link
                  to="/customers/$customerId"
                  params={{ customerId: customer.id }}
                  className={classes.link}
                >
                  {customer.display_name}
                </Link>
                <span className={classes.since}>
                  {t('customer.since')} <When at={customer.created_at} day />
                </span>
              </div>
            </div>
            <Suggestions customer={customer} />
            <Identities profiles={customer.profiles} most={more ? undefined : 3} />
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => setMore(!more)}
              aria-expanded={more}
            >
              {more ? t('do.show_less') : t('do.show_more')}
            </Button>
          </>
        ) : (
          <Stack gap={8}>
            <Skeleton height={14} width="60%" />
            <Skeleton height={10} width="80%" />
            <Skeleton height={10} width="70%" />
          </Stack>
        )}
      </div>
      <Timeline customerId={customerId} at={at} caseId={caseId} />
    </div>
  );
}
