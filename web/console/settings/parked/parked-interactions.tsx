import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { parkedQuery, replayParked } from '../../api/parked.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { typeName } from '../../timeline/kinds.ts';
import classes from '../settings.module.css';
import { FailedRow } from './failed-row.tsx';

export function ParkedInteractions() {
  const list = useQuery(parkedQuery);
  const rows = list.data?.items ?? [];
  if (list.isPending) return <ListLoading rows={3} mark={false} />;
  if (list.isError && rows.length === 0) return <Trouble error={list.error} retry={() => list.refetch()} />;
  if (rows.length === 0) {
    return (
      <div className={classes.card}>
        <Nothing icon={IconCircleCheck} title={t('parked.none')} hint={t('parked.none_hint')} />
      </div>
    );
  }
  return (
    <div className={classes.card}>
      {rows.map((row) => (
        <FailedRow
          key={row.id}
          title={typeName(row.interaction_type)}
          detail={t('parked.by', { name: row.reactor, count: row.attempts })}
          at={row.parked_at}
          error={row.error}
          replay={() => replayParked(row.id)}
        />
      ))}
    </div>
  );
}
