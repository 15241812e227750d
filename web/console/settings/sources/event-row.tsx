import { Badge, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SourceEvent } from '../../api/shapes.ts';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { CodeBox } from '../code-box.tsx';
import classes from '../settings.module.css';
import styles from './source-events.module.css';

/** One event that came in; opened, how it came. */
export function EventRow({ event }: { event: SourceEvent }) {
  const [opened, open] = useDisclosure();
  const refused = event.state === 'refused';
  const raw = pretty(event.raw);
  return (
    <div className={styles.event}>
      <UnstyledButton className={styles.head} aria-expanded={opened} onClick={open.toggle}>
        <Badge
          variant="light"
          color={refused ? 'red' : 'green'}
          tt="none"
          radius="sm"
          className={styles.state}
        >
          {refused ? t('events.refused') : t('events.stored')}
        </Badge>
        <span className={styles.what}>
          <strong>{event.name ?? event.kind ?? t('events.unreadable')}</strong>
          {event.name && event.kind && <span className={classes.sub}> {event.kind}</span>}
          <span className={styles.who}>{event.user_id ?? event.anonymous_id ?? t('events.nobody')}</span>
        </span>
        <span className={classes.sub}>
          <When at={event.at} />
        </span>
      </UnstyledButton>
      {refused && (
        <p className={styles.why}>
          <code>{event.code}</code> {event.path && <code>{event.path}</code>} {event.detail}
        </p>
      )}
      {opened && (
        <div className={styles.raw}>
          <CodeBox code={raw.text} label={t('events.raw')} />
          {raw.cut && <span className={classes.sub}>{t('events.cut')}</span>}
        </div>
      )}
    </div>
  );
}

/** With line breaks, if all of it is there and is JSON. */
function pretty(raw: string): { text: string; cut: boolean } {
  try {
    return { text: JSON.stringify(JSON.parse(raw), null, 2), cut: false };
  } catch {
    return { text: raw, cut: raw.length > 1_000 };
  }
}
