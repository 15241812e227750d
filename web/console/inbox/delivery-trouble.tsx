import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { retryDelivery } from '../api/messages.ts';
import { useMay } from '../api/session.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import classes from './conversation.module.css';

/** The message did not arrive: why, and another try. */
export function DeliveryTrouble({ id, error }: { id: string; error: string | null }) {
  const queries = useQueryClient();
  const mayWrite = useMay('cases.write');
  const again = useMutation({
    mutationFn: () => retryDelivery(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case'] }),
    onError: (cause) => notifications.show({ color: 'red', message: troubleText(cause) }),
  });
  return (
    <div className={classes.trouble} role="alert">
      <span>{t('delivery.not_sent', { error: error ?? t('delivery.unknown') })}</span>
      {mayWrite && (
        <Button size="compact-xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {t('delivery.retry')}
        </Button>
      )}
    </div>
  );
}
