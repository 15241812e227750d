import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceEvents } from '../../api/shapes.ts';
import { sourceEventsQuery, sourcesQuery } from '../../api/sources.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { ListLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { EventRow } from './event-row.tsx';
import { NoEvents } from './no-events.tsx';
import styles from './source-events.module.css';

type Props = { sourceId: string };

export function SourceEventsPage({ sourceId }: Props) {
  return (
    <Needs permission="sources.read">
      <Events sourceId={sourceId} />
    </Needs>
  );
}

/** What a source sends, as it comes in. */
function Events({ sourceId }: Props) {
  const [shown, show] = useState<'all' | 'refused'>('all');
  const [held, hold] = useState<SourceEvents | null>(null);
  const sources = useQuery(sourcesQuery);
  const events = useQuery({ ...sourceEventsQuery(sourceId, shown === 'refused'), enabled: !held });
  const source = sources.data?.items.find(({ id }) => id === sourceId);
  const data = held ?? events.data;
  const items = data?.items.filter(({ state }) => shown === 'all' || state === 'refused') ?? [];
  return (
    <>
      <div>
        <LinkButton
          to="/settings/sources"
          variant="subtle"
          size="compact-sm"
          ml={-8}
          leftSection={<IconArrowLeft size={15} aria-hidden />}
        >
          {t('events.back')}
        </LinkButton>
      </div>
      <PageHead title={t('events.title', { source: source?.name ?? '…' })} hint={t('events.hint')} />
      <div className={styles.tools}>
        <SegmentedControl
          size="sm"
          value={shown}
          onChange={(value) => show(value === 'refused' ? 'refused' : 'all')}
          data={[
            { value: 'all', label: t('events.all') },
            { value: 'refused', label: t('events.refused') },
          ]}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!data}
          leftSection={
            held ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />
          }
          onClick={() => hold(held ? null : (events.data ?? null))}
        >
          {held ? t('events.go_on') : t('events.pause')}
        </Button>
        {data && <Counts minutes={data.minutes} />}
      </div>
      {held && (
        <Alert color="blue" variant="light" py="xs">
          {t('events.paused')}
        </Alert>
      )}
      {events.isPending && !data && (
        <div className={classes.card}>
          <ListLoading rows={5} mark={false} />
        </div>
      )}
      {events.isError && !data && <Trouble error={events.error} retry={() => events.refetch()} />}
      {data && (
        <section className={classes.card} aria-label={t('events.hint')}>
          {items.length === 0 && <NoEvents source={source} refused={shown === 'refused'} />}
          {items.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </section>
      )}
    </>
  );
}

function Counts({ minutes }: Pick<SourceEvents, 'minutes'>) {
  const sum = (name: 'stored' | 'refused' | 'limited') =>
    minutes.reduce((total, minute) => total + minute[name], 0).toLocaleString();
  return (
    <span className={styles.counts} role="status">
      {t('events.counts', { stored: sum('stored'), refused: sum('refused'), limited: sum('limited') })}
    </span>
  );
}
