import { Badge, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import type { SourceKey } from '../../api/shapes.ts';
import { revokeKey } from '../../api/sources.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { CopyIcon } from '../../parts/copy.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

type Props = { sourceKey: SourceKey; source: string };

/** A key: enough of it to tell it from others, when it was last used, and its end. */
export function KeyRow({ sourceKey: key, source }: Props) {
  const mayWrite = useMay('sources.write');
  const queries = useQueryClient();
  const [asking, ask] = useDisclosure();
  const revoking = useMutation({
    mutationFn: () => revokeKey(key.id),
    onSuccess: ask.close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['sources'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  return (
    <div className={classes.row}>
      <Badge
        className={classes.kind}
        variant="light"
        color={key.kind === 'secret' ? 'orange' : 'blue'}
        tt="none"
        radius="sm"
      >
        {key.kind === 'secret' ? t('sources.secret') : t('sources.public')}
      </Badge>
      <div className={classes.rowMain}>
        <div className={classes.keyLine}>
          <span className={classes.key}>{key.key ?? key.preview}</span>
          {key.key && <CopyIcon text={key.key} label={t('sources.copy_key')} />}
        </div>
        <div className={classes.sub}>
          {key.last_used_at ? (
            <>
              {t('sources.last_used')} <When at={key.last_used_at} />
            </>
          ) : (
            t('sources.never_used')
          )}
        </div>
      </div>
      {key.revoked_at && (
        <Badge variant="default" tt="none" radius="sm">
          {t('sources.revoked')}
        </Badge>
      )}
      {!key.revoked_at && mayWrite && (
        <Button size="compact-xs" variant="subtle" color="red" onClick={ask.open}>
          {t('sources.revoke')}
        </Button>
      )}
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('sources.revoke_title')}
        text={t('sources.revoke_text', { source })}
        action={t('sources.revoke')}
        busy={revoking.isPending}
        onConfirm={() => revoking.mutate()}
      />
    </div>
  );
}
