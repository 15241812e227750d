import type { TimelineItem } from '../api/shapes.ts';
import { CopyIcon } from '../parts/copy.tsx';
import { t } from '../text.ts';
import classes from './timeline.module.css';

/** The interaction as it stands in the log. */
export function RawEvent({ item }: { item: TimelineItem }) {
  const { summary: _, ...raw } = item;
  const text = JSON.stringify(raw, null, 2);
  return (
    <section className={classes.rawBox} aria-label={t('timeline.raw')}>
      <pre className={classes.raw}>{text}</pre>
      <div className={classes.rawCopy}>
        <CopyIcon text={text} label={t('timeline.copy_raw')} />
      </div>
    </section>
  );
}
