import { IconCheck } from '@tabler/icons-react';
import { t } from '../../text.ts';
import classes from './import.module.css';

/** Where one is of the three steps; `at` 4 when all are done. */
export function Steps({ at }: { at: 1 | 2 | 3 | 4 }) {
  const names = [t('import.step_file'), t('import.step_columns'), t('import.step_check')];
  return (
    <ol className={classes.steps}>
      {names.map((name, place) => (
        <li
          key={name}
          className={classes.step}
          aria-current={at === place + 1 ? 'step' : undefined}
          data-done={at > place + 1 || undefined}
        >
          <span className={classes.number}>
            {at > place + 1 ? <IconCheck size={13} stroke={2.4} aria-hidden /> : place + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
