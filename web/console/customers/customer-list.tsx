import { Button, CloseButton, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconSearchOff, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { customerListQuery } from '../api/customers.ts';
import { useMay } from '../api/session.ts';
import type { Kind } from '../api/shapes.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { NotAllowed, Trouble } from '../parts/trouble.tsx';
import { useSearchText } from '../parts/use-search-text.ts';
import { t } from '../text.ts';
import classes from './customer-list.module.css';
import { CustomerRows } from './customer-rows.tsx';
import { ColumnHeads } from './find/column-heads.tsx';
import { FilterChips } from './find/filter-chips.tsx';
import { FilterMenu } from './find/filter-menu.tsx';
import { countFilters, filterOf, noFilters, type CustomerSearch as Search } from './find/search.ts';
import { NewCustomer } from './new-customer.tsx';

export function CustomerList({ search }: { search: Search }) {
  const mayRead = useMay('customers.read');
  const mayWrite = useMay('customers.write');
  const mayImport = useMay('customers.import');
  const mayExport = useMay('customers.export');
  const [adding, add] = useDisclosure();
  const navigate = useNavigate();
  const { q = '', everyone = false } = search;
  const list = useInfiniteQuery({
    ...customerListQuery(q, everyone, filterOf(search)),
    enabled: mayRead,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!mayRead) return <NotAllowed />;
  // Each choice is a step that the browser's back undoes; typing is not.
  const narrow = (part: Search) =>
    void navigate({ to: '/customers', search: (old) => ({ ...old, ...part }) });
  const newButton = mayWrite && (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add.open}>
      {t('customers.new')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <PageHead title={t('nav.customers')}>
          {mayWrite && <LinkButton to="/customers/suggestions">{t('suggestions.short')}</LinkButton>}
          {mayImport && <LinkButton to="/customers/import">{t('import.short')}</LinkButton>}
          {mayExport && <ExportAll />}
          {newButton}
        </PageHead>
        <div className={classes.find}>
          <CustomerSearch q={q} />
          <KindChoice kind={search.kind} onKind={(kind) => narrow({ kind })} />
          <FilterMenu search={search} onSearch={narrow} />
          <VisitorSwitch everyone={everyone} />
        </div>
        <FilterChips search={search} onSearch={narrow} />
      </div>
      {(list.isPending || rows.length > 0) && <ColumnHeads search={search} onSearch={narrow} />}
      {list.isPending && <ListLoading />}
      {list.isError && rows.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <NobodyFound search={search} onSearch={narrow}>
          {newButton}
        </NobodyFound>
      )}
      {rows.length > 0 && <CustomerRows key={JSON.stringify(search)} rows={rows} list={list} />}
      <NewCustomer opened={adding} onClose={add.close} />
    </div>
  );
}

/** Not on a phone: it may be a file of gigabytes. */
function ExportAll() {
  return (
    <Button
      component="a"
      href="/api/customers/export.ndjson"
      download
      variant="default"
      size="xs"
      visibleFrom="sm"
    >
      {t('export.all')}
    </Button>
  );
}

type NobodyProps = { search: Search; onSearch: (part: Search) => void; children: ReactNode };

/** Nobody fits the words, nobody fits the filters, or there is nobody yet. */
function NobodyFound({ search, onSearch, children }: NobodyProps) {
  const clear = countFilters(search) > 0 && (
    <Button size="xs" variant="default" onClick={() => onSearch(noFilters)}>
      {t('find.clear')}
    </Button>
  );
  if (search.q) {
    return (
      <Nothing
        icon={IconSearchOff}
        title={t('customers.none_found', { q: search.q })}
        hint={t('customers.none_found_hint')}
      >
        {clear}
      </Nothing>
    );
  }
  if (clear) {
    return (
      <Nothing icon={IconSearchOff} title={t('find.none_fit')} hint={t('find.none_fit_hint')}>
        {clear}
      </Nothing>
    );
  }
  return (
    <Nothing icon={IconUsers} title={t('customers.none')} hint={t('customers.none_hint')}>
      {children}
    </Nothing>
  );
}

function KindChoice({ kind, onKind }: { kind: Kind | undefined; onKind: (kind: Kind | undefined) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('find.kind')}
      value={kind ?? 'all'}
      onChange={(value) => onKind(value === 'all' ? undefined : (value as Kind))}
      data={[
        { value: 'all', label: t('kind.all') },
        { value: 'person', label: t('kind.people') },
        { value: 'organisation', label: t('kind.organisations') },
      ]}
    />
  );
}

function CustomerSearch({ q }: { q: string }) {
  const navigate = useNavigate();
  const { text, change } = useSearchText(q, (wanted) => {
    void navigate({ to: '/customers', search: (old) => ({ ...old, q: wanted || undefined }), replace: true });
  });
  return (
    <TextInput
      type="search"
      size="sm"
      autoFocus={matchMedia('(min-width: 48em)').matches}
      aria-label={t('customers.search')}
      placeholder={t('customers.search')}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      rightSection={text && <CloseButton size="sm" aria-label={t('do.clear')} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

/** Whoever only passed by is left out at first: a busy site has more visitors than customers. */
function VisitorSwitch({ everyone }: { everyone: boolean }) {
  const navigate = useNavigate();
  return (
    <Switch
      size="xs"
      label={t('customers.everyone')}
      checked={everyone}
      onChange={(event) => {
        const on = event.currentTarget.checked;
        void navigate({
          to: '/customers',
          search: (old) => ({ ...old, everyone: on || undefined }),
          replace: true,
        });
      }}
    />
  );
}
