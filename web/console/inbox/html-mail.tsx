import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Message } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './conversation.module.css';
import { MessageText } from './message-text.tsx';

const FIRST_PX = 160;
const MOST_PX = 1600;

type Props = { url: string; message: Message };

/**
 * The mail as it was designed, in a frame that may run nothing. Pictures from elsewhere would tell the sender that
 * and where it was read: they come only when asked for.
 */
export function HtmlMail({ url, message }: Props) {
  const [images, setImages] = useState(false);
  const [plain, setPlain] = useState(false);
  return (
    <div>
      {plain ? (
        <MessageText text={message.text} whole={message.whole_text} />
      ) : (
        <MailFrame key={String(images)} url={images ? `${url}?images=1` : url} author={message.author.name} />
      )}
      <Group gap={4} mt={6}>
        {!plain && !images && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setImages(true)}>
            {t('message.show_images')}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setPlain(!plain)}>
          {plain ? t('message.show_html') : t('message.show_text')}
        </Button>
      </Group>
    </div>
  );
}

function MailFrame({ url, author }: { url: string; author: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_PX);
  const measure = () => {
    // Readable only where the server lets the frame share our origin; otherwise it scrolls inside.
    const page = frame.current?.contentDocument?.documentElement;
    setHeight(page ? Math.min(MOST_PX, Math.max(40, page.scrollHeight)) : 320);
  };
  return (
    <iframe
      ref={frame}
      className={classes.frame}
      src={url}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      title={t('message.by', { name: author })}
      style={{ height }}
      onLoad={measure}
    />
  );
}
