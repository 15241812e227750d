import { CopyButton } from '../parts/copy.tsx';
import { t } from '../text.ts';
import classes from './settings.module.css';

/** A piece of code to take along. */
export function CodeBox({ code, label }: { code: string; label: string }) {
  return (
    <div className={classes.codeBox}>
      <pre className={classes.code} tabIndex={0} aria-label={label}>
        {code}
      </pre>
      <div className={classes.codeCopy}>
        <CopyButton text={code} label={t('copy.code')} />
      </div>
    </div>
  );
}
