import { ActionIcon, Badge, Button, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { changeAccount, removeAccount } from '../../api/channels.ts';
import { useMay } from '../../api/session.ts';
import type { Channel, ChannelAccount } from '../../api/shapes.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { AccountForm } from './account-form.tsx';

const STATES = {
  new: { colour: 'gray', text: 'account.state_new' },
  ok: { colour: 'pine', text: 'account.state_ok' },
  error: { colour: 'red', text: 'account.state_error' },
} as const;

type Props = { channel: Channel; account: ChannelAccount; children: ReactNode };

/** One account: how it is doing, its settings, its end. */
export function AccountCard({ channel, account, children }: Props) {
  const mayWrite = useMay('channels.write');
  const queries = useQueryClient();
  const [editing, edit] = useDisclosure();
  const [asking, ask] = useDisclosure();
  const settle = () => queries.invalidateQueries({ queryKey: ['channel-accounts'] });
  const refuse = (error: Error) => notifications.show({ color: 'red', message: troubleText(error) });
  const removing = useMutation({
    mutationFn: () => removeAccount(account.id),
    onSuccess: ask.close,
    onSettled: settle,
    onError: refuse,
  });
  const switching = useMutation({
    mutationFn: (enabled: boolean) => changeAccount(account.id, { enabled }),
    onSettled: settle,
    onError: refuse,
  });
  return (
    <section className={classes.card} aria-label={account.name}>
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2 className={classes.name}>{account.name}</h2>
          <div className={classes.sub}>{account.address}</div>
        </div>
        <div className={classes.actions}>
          <StateBadge account={account} />
          {mayWrite && (
            <>
              <Switch
                size="sm"
                aria-label={t('account.switch', { name: account.name })}
                checked={switching.isPending ? switching.variables : account.enabled}
                onChange={(event) => switching.mutate(event.currentTarget.checked)}
              />
              <Button size="xs" variant="default" onClick={edit.toggle} aria-expanded={editing}>
                {t('account.settings')}
              </Button>
              <ActionIcon
                className={classes.last}
                onClick={ask.open}
                aria-label={t('account.remove', { name: account.name })}
              >
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            </>
          )}
        </div>
      </div>
      {account.last_error && account.enabled && (
        <div className={classes.row}>
          <div className={classes.rowMain}>
            <p className={classes.error}>{account.last_error}</p>
            {account.last_checked_at && (
              <div className={classes.sub}>
                {t('account.checked')} <When at={account.last_checked_at} />
              </div>
            )}
          </div>
        </div>
      )}
      {children}
      {editing && (
        <div className={classes.cardBody}>
          <AccountForm channel={channel} account={account} onDone={edit.close} />
        </div>
      )}
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('account.remove', { name: account.name })}
        text={t('account.remove_text')}
        action={t('do.remove')}
        busy={removing.isPending}
        onConfirm={() => removing.mutate()}
      />
    </section>
  );
}

/** A chat that nobody has used yet is in no trouble: only an address that is fetched from needs trying. */
function StateBadge({ account }: { account: ChannelAccount }) {
  if (account.enabled && account.state === 'new' && account.public_key) return null;
  const state = STATES[account.state];
  return (
    <Badge variant="light" color={account.enabled ? state.colour : 'gray'} tt="none" radius="sm">
      {account.enabled ? t(state.text) : t('account.off')}
    </Badge>
  );
}
