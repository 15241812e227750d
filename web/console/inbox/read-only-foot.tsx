import { IconLock } from '@tabler/icons-react';
import { t } from '../text.ts';
import classes from './case-page.module.css';

/** Instead of the composer for those who may read but not write. */
export function ReadOnlyFoot() {
  return (
    <div className={classes.foot}>
      <IconLock size={16} stroke={1.6} aria-hidden />
      {t('case.read_only')}
    </div>
  );
}
