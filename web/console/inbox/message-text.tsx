import { Button } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../text.ts';
import classes from './conversation.module.css';

type Props = { text: string; whole: string | null };

/** The text with its links; what it quotes from earlier messages comes only when asked for. */
export function MessageText({ text, whole }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.text} dir="auto">
      <Linked text={open && whole ? whole : text} />
      {whole && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            mt={6}
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-label={open ? t('message.hide_quoted') : t('message.show_quoted')}
          >
            <IconDots size={14} aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}

const LINK = /(https?:\/\/[^\s<>"')\]]+[^\s<>"')\].,;:!?])/g;

function Linked({ text }: { text: string }) {
  return text.split(LINK).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their places
      <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
