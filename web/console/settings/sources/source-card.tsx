import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKey, IconWorld } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import type { NewKey, Source } from '../../api/shapes.ts';
import { addKey } from '../../api/sources.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { KeyRow } from './key-row.tsx';
import { LimitsDialog } from './limits-dialog.tsx';

type Props = { source: Source; onKey: (key: NewKey) => void };

/** One system and its keys. */
export function SourceCard({ source, onKey }: Props) {
  const mayWrite = useMay('sources.write');
  const queries = useQueryClient();
  const [limiting, limit] = useDisclosure();
  const adding = useMutation({
    mutationFn: (kind: 'public' | 'secret') => addKey(source.id, kind),
    onSuccess: (key) => {
      onKey(key);
      void queries.invalidateQueries({ queryKey: ['sources'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  const busy = (kind: string) => adding.isPending && adding.variables === kind;
  return (
    <section className={classes.card} aria-label={source.name}>
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2 className={classes.name}>{source.name}</h2>
        </div>
        <div className={classes.actions}>
          <LinkButton to="/settings/sources/$sourceId" params={{ sourceId: source.id }}>
            {t('sources.see')}
          </LinkButton>
          {mayWrite && (
            <>
              <Button size="xs" variant="default" onClick={limit.open}>
                {t('sources.limits')}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={busy('public')}
                leftSection={<IconWorld size={15} stroke={1.6} aria-hidden />}
                onClick={() => adding.mutate('public')}
              >
                {t('sources.new_public')}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={busy('secret')}
                leftSection={<IconKey size={15} stroke={1.6} aria-hidden />}
                onClick={() => adding.mutate('secret')}
              >
                {t('sources.new_secret')}
              </Button>
            </>
          )}
        </div>
      </div>
      {source.keys.length === 0 && (
        <div className={classes.row}>
          <span className={classes.sub}>{t('sources.no_keys')}</span>
        </div>
      )}
      {source.keys.map((key) => (
        <KeyRow key={key.id} sourceKey={key} source={source.name} />
      ))}
      {limiting && <LimitsDialog source={source} onClose={limit.close} />}
    </section>
  );
}
