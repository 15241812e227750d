import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import type { NewKey } from '../../api/shapes.ts';
import { sourcesQuery } from '../../api/sources.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { NewSourceDialog } from './new-source-dialog.tsx';
import { SourceCard } from './source-card.tsx';

export function SourcesPage() {
  return (
    <Needs permission="sources.read">
      <Sources />
    </Needs>
  );
}

/** The systems that send events, and the keys they do it with. */
function Sources() {
  const sources = useQuery(sourcesQuery);
  const mayWrite = useMay('sources.write');
  const [adding, add] = useDisclosure();
  const [made, setMade] = useState<NewKey | null>(null);
  const newButton = mayWrite && (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add.open}>
      {t('sources.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('settings.sources')} hint={t('sources.hint')}>
        {sources.data && sources.data.items.length > 0 && newButton}
      </PageHead>
      {sources.isPending && (
        <div className={classes.card}>
          <ListLoading rows={3} mark={false} />
        </div>
      )}
      {sources.isError && !sources.data && <Trouble error={sources.error} retry={() => sources.refetch()} />}
      {sources.data?.items.length === 0 && (
        <div className={classes.card}>
          <Nothing icon={IconPlugConnected} title={t('sources.none')} hint={t('sources.none_hint')}>
            {newButton}
          </Nothing>
        </div>
      )}
      {sources.data?.items.map((source) => (
        <SourceCard key={source.id} source={source} onKey={setMade} />
      ))}
      <NewSourceDialog opened={adding} onClose={add.close} />
      <NewKeyDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}
