import { Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CaseRow as Row } from '../api/shapes.ts';
import { ChannelMark } from '../parts/channel-mark.tsx';
import { PersonMark } from '../parts/person.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './case-list.module.css';

export function CaseRow({ row, open }: { row: Row; open: boolean }) {
  const last = row.last_message;
  return (
    <Link
      to="/inbox/$caseId"
      params={{ caseId: row.id }}
      search={(old) => ({ view: old.view, q: old.q })}
      className={classes.row}
      data-open={open || undefined}
      aria-current={open ? 'true' : undefined}
      activeProps={{}}
    >
      <PersonMark name={row.customer.display_name} size={30} />
      <div className={classes.body}>
        <div className={classes.line}>
          <span className={classes.who}>{row.customer.display_name}</span>
          <StateMark row={row} />
          <When at={last?.at ?? row.updated_at} className={classes.time} />
        </div>
        <div className={classes.line}>
          <span className={classes.subject}>{row.subject || t('case.no_subject')}</span>
          {row.assignee && (
            <Tooltip label={t('case.assigned_to', { name: row.assignee.name })}>
              <span>
                <PersonMark name={row.assignee.name} size={18} />
              </span>
            </Tooltip>
          )}
        </div>
        <div className={`${classes.line} ${classes.icon}`}>
          {row.channels.map((channel) => (
            <ChannelMark key={channel} channel={channel} size={14} />
          ))}
          {last?.direction === 'out' && (
            <IconArrowBackUp size={14} stroke={1.6} aria-label={t('message.ours')} />
          )}
          <span className={classes.preview}>{last?.preview ?? t('case.no_messages')}</span>
        </div>
      </div>
    </Link>
  );
}

function StateMark({ row }: { row: Row }) {
  if (row.state === 'waiting') {
    return <IconClock size={14} stroke={1.8} className={classes.icon} aria-label={t('state.waiting')} />;
  }
  if (row.state === 'resolved') {
    return <IconCheck size={14} stroke={1.8} className={classes.icon} aria-label={t('state.resolved')} />;
  }
  return null;
}
