import { Button, CloseButton, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconSearch, IconSearchOff, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { customerListQuery } from '../api/customers.ts';
import { useMay } from '../api/session.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { NotAllowed, Trouble } from '../parts/trouble.tsx';
import { useSearchText } from '../parts/use-search-text.ts';
import { t } from '../text.ts';
import classes from './customer-list.module.css';
import { CustomerRows } from './customer-rows.tsx';
import { NewCustomer } from './new-customer.tsx';

export function CustomerList({ q, everyone }: { q: string; everyone: boolean }) {
  const mayRead = useMay('customers.read');
  const mayWrite = useMay('customers.write');
  const mayImport = useMay('customers.import');
  const [adding, add] = useDisclosure();
  const list = useInfiniteQuery({ ...customerListQuery(q, everyone), enabled: mayRead });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!mayRead) return <NotAllowed />;
  const newButton = mayWrite && (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add.open}>
      {t('customers.new')}
    </Button>
  );
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <PageHead title={t('nav.customers')}>
          {mayImport && <LinkButton to="/customers/import">{t('import.short')}</LinkButton>}
          {newButton}
        </PageHead>
        <div className={classes.find}>
          <CustomerSearch q={q} />
          <VisitorSwitch everyone={everyone} />
        </div>
      </div>
      {list.isPending && <ListLoading />}
      {list.isError && rows.length === 0 && <Trouble error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && q !== '' && (
        <Nothing
          icon={IconSearchOff}
          title={t('customers.none_found', { q })}
          hint={t('customers.none_found_hint')}
        />
      )}
      {list.isSuccess && rows.length === 0 && q === '' && (
        <Nothing icon={IconUsers} title={t('customers.none')} hint={t('customers.none_hint')}>
          {newButton}
        </Nothing>
      )}
      {rows.length > 0 && <CustomerRows rows={rows} list={list} />}
      <NewCustomer opened={adding} onClose={add.close} />
    </div>
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
