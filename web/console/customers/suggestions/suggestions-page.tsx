import { IconGitMerge } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { suggestionsQuery } from '../../api/suggestions.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { ListLoading } from '../../parts/loading.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { NotAllowed, Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Pair } from './pair.tsx';
import classes from './suggestions.module.css';

/** All pairs of customers who may be the same, for a person to decide. */
export function SuggestionsPage() {
  const mayRead = useMay('customers.read');
  const list = useInfiniteQuery({ ...suggestionsQuery, enabled: mayRead });
  if (!mayRead) return <NotAllowed />;
  const pairs = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={classes.page}>
      <PageHead title={t('suggestions.title')} hint={t('suggestions.hint')}>
        <LinkButton to="/customers">{t('do.to_customers')}</LinkButton>
      </PageHead>
      {list.isPending && <ListLoading rows={4} />}
      {list.isError && pairs.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && pairs.length === 0 && (
        <Nothing icon={IconGitMerge} title={t('suggestions.none')} hint={t('suggestions.none_hint')} />
      )}
      {pairs.length > 0 && (
        <ul className={classes.pairs}>
          {pairs.map((suggestion) => (
            <Pair key={suggestion.id} suggestion={suggestion} />
          ))}
        </ul>
      )}
      <MoreButton list={list} />
    </div>
  );
}
