import { Loader } from '@mantine/core';
import { t } from '../text.ts';
import classes from './shell.module.css';

export function LiveBar() {
  return (
    <div className={classes.bar} role="status">
      <Loader size={12} color="currentColor" aria-hidden />
      {t('live.lost')}
    </div>
  );
}
