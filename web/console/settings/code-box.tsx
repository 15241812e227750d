import { CopyButton } from '../parts/copy.tsx';
import { t } from '../text.ts';
import classes from './settings.module.css';

/** A piece of code to take along. */
export function CodeBox({ code, label }: { code: string; label: string }) {
  return (
    <section className={classes.codeBox} aria-label={label}>
      <pre className={classes.code}>{code}</pre>
      <div className={classes.codeCopy}>
        <CopyButton text={code} label={t('copy.code')} />
      </div>
    </section>
  );
}
