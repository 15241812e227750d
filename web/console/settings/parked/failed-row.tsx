import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

type Props = {
  title: string;
  detail: string;
  at: string;
  error: string | null;
  /** Where the raw bytes can be had. */
  href?: string;
  replay: () => Promise<unknown>;
};

/** One thing that failed, why, and another try. */
export function FailedRow({ title, detail, at, error, href, replay }: Props) {
  const mayWrite = useMay('parked.write');
  const queries = useQueryClient();
  const replaying = useMutation({
    mutationFn: replay,
    onSuccess: () => notifications.show({ message: t('parked.replayed') }),
    onError: (cause) => notifications.show({ color: 'red', message: troubleText(cause) }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['parked'] });
      void queries.invalidateQueries({ queryKey: ['inbound'] });
    },
  });
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <p className={classes.name}>{title}</p>
        <div className={classes.sub}>
          {detail} · <When at={at} />
          {href && (
            <>
              {' · '}
              <a href={href}>{t('parked.download')}</a>
            </>
          )}
        </div>
        {error && <p className={classes.error}>{error}</p>}
      </div>
      {mayWrite && (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            loading={replaying.isPending}
            leftSection={<IconRefresh size={15} stroke={1.6} aria-hidden />}
            onClick={() => replaying.mutate()}
          >
            {t('parked.replay')}
          </Button>
        </div>
      )}
    </div>
  );
}
