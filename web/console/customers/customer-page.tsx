import { Switch, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { customerQuery } from '../api/customers.ts';
import { useMay } from '../api/session.ts';
import type { Customer } from '../api/shapes.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { PageLoading } from '../parts/loading.tsx';
import { NotAllowed, Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { Timeline } from '../timeline/timeline.tsx';
import { CustomerCases } from './customer-cases.tsx';
import { CustomerHead } from './customer-head.tsx';
import classes from './customer-page.module.css';
import { ErasedCustomer, isErased } from './erase/erased-customer.tsx';
import { Identities } from './identities.tsx';
import { LinkLog } from './link-log.tsx';
import { Members } from './organisations/members.tsx';
import { Organisations } from './organisations/organisations.tsx';
import { Section } from './section.tsx';
import { Suggestions } from './suggestions.tsx';
import { Traits } from './traits.tsx';

/** One customer: everything that happened beside everything that is known. */
export function CustomerPage({ id, at }: { id: string; at: string | undefined }) {
  const [members, setMembers] = useState(false);
  const mayRead = useMay('customers.read');
  const query = useQuery({ ...customerQuery(id), enabled: mayRead });
  const wide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false });
  useFollowMerge(id, query.data?.id);
  if (!mayRead) return <NotAllowed />;
  if (query.isPending) return <PageLoading />;
  if (isErased(query.error)) return <ErasedCustomer error={query.error} />;
  if (!query.data) {
    const instead = <LinkButton to="/customers">{t('do.to_customers')}</LinkButton>;
    return <Trouble error={query.error} retry={() => query.refetch()} instead={instead} />;
  }
  const customer = query.data;
  const timeline = (
    <>
      {customer.kind === 'organisation' && (
        <Switch
          size="xs"
          className={classes.members}
          label={t('members.on_timeline')}
          checked={members}
          onChange={(event) => setMembers(event.currentTarget.checked)}
        />
      )}
      <Timeline
        customerId={id}
        at={at}
        members={members}
        {...(customer.member_count && !members && { emptyHint: t('members.timeline_hint') })}
      />
    </>
  );
  if (wide) {
    return (
      <div className={classes.page}>
        <CustomerHead customer={customer} />
        <div className={classes.columns}>
          <div className={classes.timeline}>{timeline}</div>
          <div className={classes.about}>
            <About customer={customer} />
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <CustomerHead customer={customer} />
      <Tabs defaultValue="timeline" className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="timeline">{t('timeline.title')}</Tabs.Tab>
          <Tabs.Tab value="about">{t('customer.about')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="timeline" className={classes.panel}>
          {timeline}
        </Tabs.Panel>
        <Tabs.Panel value="about" className={classes.about}>
          <About customer={customer} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

/** A customer that was merged away is answered with the one it became: the address follows. */
function useFollowMerge(asked: string, answered: string | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!answered || answered === asked) return;
    void navigate({ to: '/customers/$customerId', params: { customerId: answered }, replace: true });
  }, [asked, answered, navigate]);
}

function About({ customer }: { customer: Customer }) {
  const mayCases = useMay('cases.read');
  return (
    <>
      <Suggestions customer={customer} />
      {mayCases && (
        <Section title={t('customer.cases')}>
          <CustomerCases customerId={customer.id} />
        </Section>
      )}
      <Section title={t('customer.identities')}>
        <Identities profiles={customer.profiles} />
      </Section>
      {customer.kind === 'organisation' ? (
        <Members organisation={customer} />
      ) : (
        <Organisations customer={customer} />
      )}
      <Section title={t('customer.traits')}>
        <Traits customer={customer} />
      </Section>
      <Section title={t('customer.links')} hint={t('customer.links_hint')}>
        <LinkLog customer={customer} />
      </Section>
    </>
  );
}
