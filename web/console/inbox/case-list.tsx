import { CloseButton, NativeSelect, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { caseCountsQuery, caseListQuery } from '../api/cases.ts';
import type { CaseView } from '../api/shapes.ts';
import { ListLoading } from '../parts/loading.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useSearchText } from '../parts/use-search-text.ts';
import { useTitle } from '../parts/use-title.ts';
import { t } from '../text.ts';
import classes from './case-list.module.css';
import { CaseRows } from './case-rows.tsx';
import { NoCases } from './no-cases.tsx';
import { caseViews, countOf, viewName } from './views.ts';

/** The cases of one view, searchable. */
export function CaseList({ openId }: { openId: string | undefined }) {
  const search = useSearch({ from: '/_app/inbox' });
  const view = search.view ?? 'mine';
  useTitle(openId ? undefined : `${viewName(view)} · ${t('nav.inbox')}`);
  const list = useInfiniteQuery(caseListQuery(view, search.q ?? ''));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={classes.list} aria-label={viewName(view)}>
      <header className={classes.head}>
        <Title order={1} className={classes.title}>
          {viewName(view)}
        </Title>
        <ViewSelect view={view} />
        <CaseSearch />
      </header>
      {list.isPending && <ListLoading />}
      {list.isError && rows.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <NoCases view={view} q={search.q} />}
      {rows.length > 0 && <CaseRows rows={rows} openId={openId} list={list} />}
    </section>
  );
}

function CaseSearch() {
  const navigate = useNavigate();
  const { q } = useSearch({ from: '/_app/inbox' });
  const { text, change } = useSearchText(q ?? '', (wanted) => {
    void navigate({ to: '.', search: (old) => ({ ...old, q: wanted || undefined }), replace: true });
  });
  return (
    <TextInput
      size="xs"
      type="search"
      aria-label={t('inbox.search')}
      placeholder={t('inbox.search')}
      leftSection={<IconSearch size={14} stroke={1.6} />}
      rightSection={text && <CloseButton size="xs" aria-label={t('do.clear')} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

/** Where the side with the views has no room. */
function ViewSelect({ view }: { view: CaseView }) {
  const navigate = useNavigate();
  const counts = useQuery(caseCountsQuery).data;
  return (
    <NativeSelect
      size="xs"
      className={classes.views}
      aria-label={t('inbox.view')}
      value={view}
      onChange={(event) =>
        navigate({ to: '/inbox', search: { view: event.currentTarget.value as CaseView } })
      }
      data={caseViews.map((each) => ({
        value: each,
        label: [viewName(each), countOf(counts, each)].filter((part) => part !== null).join(' · '),
      }))}
    />
  );
}
