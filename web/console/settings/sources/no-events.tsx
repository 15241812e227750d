import { IconCircleCheck, IconPlugConnected } from '@tabler/icons-react';
import type { Source } from '../../api/shapes.ts';
import { Nothing } from '../../parts/nothing.tsx';
import { t } from '../../text.ts';
import { CodeBox } from '../code-box.tsx';
import { curlSnippet } from './snippets.ts';
import styles from './source-events.module.css';

type Props = { source: Source | undefined; refused: boolean };

/** Before the first event: the line that sends it. */
export function NoEvents({ source, refused }: Props) {
  if (refused) {
    return (
      <Nothing icon={IconCircleCheck} title={t('events.none_refused')} hint={t('events.none_refused_hint')} />
    );
  }
  const key = source?.keys.find((one) => one.key && !one.revoked_at)?.key ?? t('events.your_key');
  return (
    <>
      <Nothing icon={IconPlugConnected} title={t('events.none')} hint={t('events.none_hint')} />
      <div className={styles.first}>
        <CodeBox code={curlSnippet(key, location.origin)} label="curl" />
      </div>
    </>
  );
}
