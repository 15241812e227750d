import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { failedInboundQuery, replayInbound } from '../../api/parked.ts';
import { fileSize } from '../../inbox/attachments.tsx';
import { ListLoading } from '../../parts/loading.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { FailedRow } from './failed-row.tsx';

/** Raw messages that nobody could make sense of yet. */
export function FailedInbound() {
  const list = useInfiniteQuery(failedInboundQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <ListLoading rows={3} mark={false} />;
  if (list.isError && rows.length === 0) return <Trouble error={list.error} retry={() => list.refetch()} />;
  if (rows.length === 0) {
    return (
      <div className={classes.card}>
        <Nothing icon={IconCircleCheck} title={t('parked.no_inbound')} hint={t('parked.no_inbound_hint')} />
      </div>
    );
  }
  return (
    <div className={classes.card}>
      {rows.map((row) => (
        <FailedRow
          key={row.id}
          title={t('parked.from', { name: row.account_name })}
          detail={`${t('parked.attempts', { count: row.attempts })} · ${fileSize(row.size)}`}
          href={`/api/inbound/${row.id}/raw`}
          at={row.received_at}
          error={row.error}
          replay={() => replayInbound(row.id)}
        />
      ))}
      <MoreButton list={list} />
    </div>
  );
}
