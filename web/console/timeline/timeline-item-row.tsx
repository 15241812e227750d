import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TimelineItem } from '../api/shapes.ts';
import { ChannelMark } from '../parts/channel-mark.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import { kindOf } from './kinds.ts';
import { RawEvent } from './raw-event.tsx';
import classes from './timeline.module.css';

type Props = {
  item: TimelineItem;
  here: boolean;
  caseId: string | undefined;
  open: boolean;
  onOpen: () => void;
};

/** One interaction in a sentence; opened, all that was recorded of it. */
export function TimelineItemRow({ item, here, caseId, open, onOpen }: Props) {
  const kind = kindOf(item.type);
  return (
    <div data-interaction={item.id}>
      <UnstyledButton
        className={classes.row}
        data-at={here || undefined}
        aria-current={here || undefined}
        aria-expanded={open}
        onClick={onOpen}
      >
        <span className={classes.icon} data-tone={kind.tone}>
          <kind.icon size={15} stroke={1.6} aria-hidden />
        </span>
        <span className={classes.what}>
          <span className={classes.summary} data-open={open || undefined}>
            {item.summary}
          </span>
          <span className={classes.meta}>
            {item.customer && <span>{item.customer.display_name}</span>}
            {item.channel && <ChannelMark channel={item.channel} size={13} />}
            <When at={item.occurred_at} clock />
          </span>
        </span>
      </UnstyledButton>
      {open && (
        <>
          {item.customer && (
            <div className={classes.meta} style={{ padding: '0 14px 6px 48px' }}>
              <Link to="/customers/$customerId" params={{ customerId: item.customer.id }}>
                {item.customer.display_name}
              </Link>
            </div>
          )}
          {item.case_id && item.case_id !== caseId && (
            <div className={classes.meta} style={{ padding: '0 14px 6px 48px' }}>
              <Link to="/inbox/$caseId" params={{ caseId: item.case_id }} search={{ view: 'all' }}>
                {t('timeline.open_case')}
              </Link>
            </div>
          )}
          <RawEvent item={item} />
        </>
      )}
    </div>
  );
}
