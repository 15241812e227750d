import { Button } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { channelAccountsQuery, channelsQuery } from '../../api/channels.ts';
import { useMay } from '../../api/session.ts';
import type { ChannelAccount } from '../../api/shapes.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import classes from '../settings.module.css';
import { AccountCard } from './account-card.tsx';
import { AccountForm } from './account-form.tsx';

export type AccountTexts = { title: string; hint: string; add: string; none: string; none_hint: string };

type Props = {
  channel: string;
  icon: Icon;
  texts: AccountTexts;
  /** What a card shows of its account besides the settings. */
  extra?: (account: ChannelAccount) => ReactNode;
};

/** The accounts of one channel, whatever the channel is. */
export function AccountsPage({ channel: name, icon, texts, extra }: Props) {
  const channels = useQuery(channelsQuery);
  const accounts = useQuery(channelAccountsQuery);
  const mayWrite = useMay('channels.write');
  const [adding, setAdding] = useState(false);
  const channel = channels.data?.items.find((each) => each.channel === name);
  const mine = accounts.data?.items.filter((account) => account.channel === name) ?? [];
  const trouble = accounts.error ?? channels.error;
  const add = mayWrite && !adding && (
    <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAdding(true)}>
      {texts.add}
    </Button>
  );
  const retry = () => {
    void accounts.refetch();
    void channels.refetch();
  };
  return (
    <>
      <PageHead title={texts.title} hint={texts.hint}>
        {mine.length > 0 && add}
      </PageHead>
      {(accounts.isPending || channels.isPending) && (
        <div className={classes.card}>
          <ListLoading rows={2} />
        </div>
      )}
      {trouble && !(accounts.data && channels.data) && <Trouble error={trouble} retry={retry} />}
      {adding && channel && (
        <section className={classes.card} aria-label={texts.add}>
          <div className={classes.cardHead}>
            <h2 className={classes.name}>{texts.add}</h2>
          </div>
          <div className={classes.cardBody}>
            <AccountForm channel={channel} onDone={() => setAdding(false)} />
          </div>
        </section>
      )}
      {accounts.isSuccess && channel && mine.length === 0 && !adding && (
        <div className={classes.card}>
          <Nothing icon={icon} title={texts.none} hint={texts.none_hint}>
            {add}
          </Nothing>
        </div>
      )}
      {channel &&
        mine.map((account) => (
          <AccountCard key={account.id} channel={channel} account={account}>
            {extra?.(account)}
          </AccountCard>
        ))}
    </>
  );
}
