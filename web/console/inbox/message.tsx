import { Badge } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Message as Row } from '../api/shapes.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { PersonMark } from '../parts/person.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import { Attachments } from './attachments.tsx';
import classes from './conversation.module.css';
import { DeliveryMark } from './delivery-mark.tsx';
import { DeliveryTrouble } from './delivery-trouble.tsx';
import { HtmlMail } from './html-mail.tsx';
import { MessageText } from './message-text.tsx';

/** One thing said, or noted for colleagues only. */
export function Message({ message }: { message: Row }) {
  const { direction, delivery, channel } = message;
  return (
    <article
      className={classes.message}
      data-direction={direction}
      data-failed={delivery?.state === 'failed' || undefined}
      aria-label={t('message.by', { name: message.author.name })}
    >
      <header className={classes.meta}>
        <PersonMark name={message.author.name} size={22} />
        <span className={classes.author}>{message.author.name}</span>
        {direction === 'note' ? (
          <span className={classes.channel}>
            <IconLock size={13} stroke={1.7} aria-hidden /> {t('message.note')}
          </span>
        ) : (
          channel && (
            <span className={classes.channel}>
              <ChannelMark channel={channel} size={14} silent /> {channelName(channel)}
            </span>
          )
        )}
        {message.automatic && (
          <Badge size="xs" variant="default" tt="none" radius="sm">
            {t('message.automatic')}
          </Badge>
        )}
        <span className={classes.right}>
          {delivery && <DeliveryMark state={delivery.state} />}
          <When at={message.at} />
        </span>
      </header>
      {message.html_url ? (
        <HtmlMail url={message.html_url} message={message} />
      ) : (
        <MessageText text={message.text} whole={message.whole_text} />
      )}
      <Attachments files={message.attachments} />
      {delivery?.state === 'failed' && <DeliveryTrouble id={delivery.id} error={delivery.error} />}
    </article>
  );
}
