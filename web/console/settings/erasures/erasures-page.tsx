import { Badge } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Erasure, erasuresQuery } from '../../api/erasures.ts';
import { reasonText } from '../../customers/erase/reasons.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import styles from './erasures.module.css';

export function ErasuresPage() {
  return (
    <Needs permission="customers.erase">
      <Erasures />
    </Needs>
  );
}

function Erasures() {
  const list = useInfiniteQuery(erasuresQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('settings.erasures')} hint={t('erasures.hint')} />
      <div className={classes.card}>
        {list.isPending && <ListLoading rows={4} mark={false} />}
        {list.isError && !list.data && <Trouble error={list.error} retry={() => list.refetch()} />}
        {list.data && rows.length === 0 && (
          <Nothing icon={IconEraser} title={t('erasures.none')} hint={t('erasures.none_hint')} />
        )}
        {rows.map((erasure) => (
          <ErasureRow key={erasure.id} erasure={erasure} />
        ))}
        <MoreButton list={list} />
      </div>
    </>
  );
}

function ErasureRow({ erasure }: { erasure: Erasure }) {
  const { id, number, at, reason, erased_by_name, keep_out } = erasure;
  return (
    <Link to="/settings/erasures/$erasureId" params={{ erasureId: id }} className={styles.row}>
      <div className={classes.rowMain}>
        <div className={classes.name}>{t('erasures.one', { number })}</div>
        <div className={classes.sub}>
          {reasonText(reason)}
          {erased_by_name && ` · ${t('erasures.by', { name: erased_by_name })}`}
        </div>
      </div>
      {keep_out && (
        <Badge variant="light" color="gray" tt="none" radius="sm">
          {t('erasures.kept_out')}
        </Badge>
      )}
      <StateBadge state={erasure.state} />
      <span className={classes.sub}>
        <When at={at} />
      </span>
    </Link>
  );
}

export function StateBadge({ state }: Pick<Erasure, 'state'>) {
  return (
    <Badge variant="light" color={state === 'done' ? 'gray' : 'pine'} tt="none" radius="sm">
      {state === 'done' ? t('erasures.done') : t('erasures.running')}
    </Badge>
  );
}
