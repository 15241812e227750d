import { Button } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { auditCsvAddress, auditQuery } from '../../api/audit.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { AuditRow } from './audit-row.tsx';
import { type AuditSearch, filterOf } from './filter.ts';
import { FilterForm } from './filter-form.tsx';

type Props = { search: AuditSearch; onSearch: (search: AuditSearch) => void };

export function AuditPage(props: Props) {
  return (
    <Needs permission="audit.read">
      <Audit {...props} />
    </Needs>
  );
}

function Audit({ search, onSearch }: Props) {
  const filter = filterOf(search);
  const list = useInfiniteQuery(auditQuery(filter));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('settings.audit')} hint={t('audit.hint')}>
        <Button
          component="a"
          href={auditCsvAddress(filter)}
          download
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
        >
          {t('audit.export')}
        </Button>
      </PageHead>
      <FilterForm search={search} onSearch={onSearch} />
      <div className={classes.card}>
        {list.isPending && <ListLoading rows={6} mark={false} />}
        {list.isError && !list.data && <Trouble error={list.error} retry={() => list.refetch()} />}
        {list.data && rows.length === 0 && (
          <Nothing icon={IconHistory} title={t('audit.none')} hint={t('audit.none_hint')} />
        )}
        {rows.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
        <MoreButton list={list} />
      </div>
    </>
  );
}
