import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { copyText } from '../../kit/copy-text.ts';
import { t } from '../text.ts';

const SHOWN_MS = 1_800;

function useCopy(text: string) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const copy = async () => {
    if (!(await copyText(text))) {
      notifications.show({ color: 'red', message: t('copy.refused') });
      return;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return { copied, copy };
}

export function CopyIcon({ text, label }: { text: string; label: string }) {
  const { copied, copy } = useCopy(text);
  const Mark = copied ? IconCheck : IconCopy;
  return (
    <Tooltip label={copied ? t('copy.done') : label}>
      <ActionIcon size={24} onClick={copy} aria-label={label}>
        <Mark size={15} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { copied, copy } = useCopy(text);
  const Mark = copied ? IconCheck : IconCopy;
  return (
    <Button variant="default" size="xs" onClick={copy} leftSection={<Mark size={15} stroke={1.6} />}>
      {copied ? t('copy.done') : label}
    </Button>
  );
}
