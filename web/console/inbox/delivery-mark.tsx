import { IconAlertCircle, IconCheck, IconClock, IconLoader } from '@tabler/icons-react';
import { t } from '../text.ts';

const MARKS = {
  queued: { icon: IconClock, text: 'delivery.queued' },
  sending: { icon: IconLoader, text: 'delivery.sending' },
  sent: { icon: IconCheck, text: 'delivery.sent' },
  failed: { icon: IconAlertCircle, text: 'delivery.failed' },
} as const;

/** How far an outgoing message has come. */
export function DeliveryMark({ state }: { state: string }) {
  const mark = MARKS[state as keyof typeof MARKS];
  if (!mark) return null;
  const Icon = mark.icon;
  const label = t(mark.text);
  const colour = state === 'failed' ? 'var(--mantine-color-error)' : undefined;
  return <Icon size={15} stroke={1.8} role="img" aria-label={label} title={label} color={colour} />;
}
