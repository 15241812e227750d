import type { TimelineItem } from '../api/shapes.ts';
import { CopyIcon } from '../parts/copy.tsx';
import { t } from '../text.ts';
import classes from './timeline.module.css';

/** The interaction as it stands in the log. */
export function RawEvent({ item }: { item: TimelineItem }) {
  const { summary: _, ...raw } = item;
  const text = JSON.stringify(raw, null, 2);
  return (
    <div style={{ position: 'relative' }}>
      <pre className={classes.raw} tabIndex={0} aria-label={t('timeline.raw')}>
        {text}
      </pre>
      <div style={{ position: 'absolute', top: 4, right: 20 }}>
        <CopyIcon text={text} label={t('timeline.copy_raw')} />
      </div>
    </div>
  );
}
