import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { caseQuery } from '../api/cases.ts';
import { useMay } from '../api/session.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { PageLoading } from '../parts/loading.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { CaseHead } from './case-head.tsx';
import classes from './case-page.module.css';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { CustomerSide } from './customer-side.tsx';
import { ReadOnlyFoot } from './read-only-foot.tsx';
import { StorySoFar } from './story-so-far.tsx';

/** One case: its head, the story so far, the conversation over all channels, the reply, and who it is about. */
export function CasePage({ id, at }: { id: string; at: string | undefined }) {
  const query = useQuery(caseQuery(id));
  const mayWrite = useMay('cases.write');
  const wide = useMediaQuery('(min-width: 82em)', undefined, { getInitialValueInEffect: false });
  const [aside, setAside] = useState(false);
  // A sentence of the story leads into the timeline: show it where it has no place of its own.
  useEffect(() => {
    if (at) setAside(true);
  }, [at]);
  if (query.isPending) return <PageLoading />;
  if (!query.data) {
    const instead = <LinkButton to="/inbox">{t('do.to_inbox')}</LinkButton>;
    return <Trouble error={query.error} retry={() => query.refetch()} instead={instead} />;
  }
  const data = query.data;
  const side = <CustomerSide customerId={data.customer.id} at={at} caseId={id} />;
  return (
    <div className={classes.page}>
      <article className={classes.case} data-case-open aria-label={t('case.label', { number: data.number })}>
        <CaseHead data={data} onCustomer={wide ? undefined : () => setAside(true)} />
        <StorySoFar story={data.story} />
        <Conversation caseId={id} customer={data.customer.display_name} />
        {mayWrite ? <Composer data={data} /> : <ReadOnlyFoot />}
      </article>
      {wide ? (
        <aside className={classes.side} aria-label={t('case.customer')}>
          {side}
        </aside>
      ) : (
        <Drawer
          opened={aside}
          onClose={() => setAside(false)}
          position="right"
          size={380}
          padding={0}
          title={data.customer.display_name}
          classNames={{ header: classes.drawerHead, body: classes.drawerBody, content: classes.drawer }}
        >
          {side}
        </Drawer>
      )}
    </div>
  );
}
