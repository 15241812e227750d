import { ActionIcon, Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { passkeysPossible, passkeysQuery, removePasskey } from '../../api/passkeys.ts';
import type { Passkey } from '../../api/shapes.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Trouble, troubleText } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { AddPasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx';

/** One's passkeys, and a way to another. */
export function Passkeys() {
  const query = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const possible = passkeysPossible();
  return (
    <section className={classes.card} aria-label={t('passkey.title')}>
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2 className={classes.name}>{t('passkey.title')}</h2>
          <div className={classes.sub}>{possible ? t('passkey.hint') : t('passkey.not_here')}</div>
        </div>
        {possible && query.data && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('passkey.add')}
          </Button>
        )}
      </div>
      {query.isError && !query.data && <Trouble error={query.error} retry={() => query.refetch()} />}
      {query.data?.items.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} />
      ))}
      <AddPasskeyDialog
        opened={adding}
        password_asked={query.data?.password_asked ?? true}
        onClose={() => setAdding(false)}
      />
    </section>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const queries = useQueryClient();
  const [doing, setDoing] = useState<'rename' | 'remove' | null>(null);
  const removing = useMutation({
    mutationFn: () => removePasskey(passkey.id),
    onSuccess: () => setDoing(null),
    onSettled: () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  const { name } = passkey;
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <div>{name}</div>
        <div className={classes.sub}>
          {t('passkey.made')} <When at={passkey.created_at} /> ·{' '}
          {passkey.last_used_at ? (
            <>
              {t('passkey.used')} <When at={passkey.last_used_at} />
            </>
          ) : (
            t('passkey.never_used')
          )}
        </div>
      </div>
      {passkey.synced && (
        <Badge variant="light" color="gray" tt="none" radius="sm">
          {t('passkey.synced')}
        </Badge>
      )}
      <ActionIcon onClick={() => setDoing('rename')} aria-label={t('passkey.rename', { name })}>
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon onClick={() => setDoing('remove')} aria-label={t('passkey.remove', { name })}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
      <RenamePasskeyDialog passkey={passkey} opened={doing === 'rename'} onClose={() => setDoing(null)} />
      <Confirm
        opened={doing === 'remove'}
        onClose={() => setDoing(null)}
        title={t('passkey.remove', { name })}
        text={t('passkey.remove_text')}
        action={t('do.remove')}
        busy={removing.isPending}
        onConfirm={() => removing.mutate()}
      />
    </div>
  );
}
