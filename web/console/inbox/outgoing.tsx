import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMe } from '../api/session.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { PersonMark } from '../parts/person.tsx';
import { t } from '../text.ts';
import classes from './conversation.module.css';
import { DeliveryMark } from './delivery-mark.tsx';
import { useDraft } from './draft.ts';
import { removeSending, type Sending } from './outbox.ts';
import { useSend } from './use-send.ts';

/** A message that is not on the server yet. */
export function Outgoing({ entry }: { entry: Sending }) {
  const me = useMe();
  const send = useSend();
  const [, setDraft] = useDraft(entry.case_id);
  const failed = entry.state === 'failed';
  const edit = () => {
    setDraft((draft) => ({
      ...draft,
      mode: entry.kind,
      [entry.kind]: [entry.text, draft[entry.kind]].filter(Boolean).join('\n\n'),
      files: [...entry.files, ...draft.files],
    }));
    removeSending(entry.key);
  };
  return (
    <article
      className={classes.message}
      data-direction={entry.kind === 'note' ? 'note' : 'out'}
      data-pending={!failed || undefined}
      data-failed={failed || undefined}
      aria-label={t('message.by', { name: me.name })}
    >
      <header className={classes.meta}>
        <PersonMark name={me.name} size={22} />
        <span className={classes.author}>{me.name}</span>
        <span className={classes.channel}>
          {entry.kind === 'note' && <IconLock size={13} stroke={1.7} aria-hidden />}
          {entry.kind === 'note' && t('message.note')}
          {entry.kind === 'reply' && entry.channel && (
            <>
              <ChannelMark channel={entry.channel} size={14} silent /> {channelName(entry.channel)}
            </>
          )}
        </span>
        <span className={classes.right}>
          <DeliveryMark state={failed ? 'failed' : 'sending'} />
          {failed ? t('delivery.failed') : t('delivery.sending')}
        </span>
      </header>
      <div className={classes.text}>{entry.text}</div>
      {failed && (
        <div className={classes.trouble} role="alert">
          <span>{entry.error ?? t('outbox.interrupted')}</span>
          <Button size="compact-xs" variant="default" onClick={() => send(entry)}>
            {t('do.try_again')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={edit}>
            {t('outbox.edit')}
          </Button>
        </div>
      )}
    </article>
  );
}
