import type { AuditEntry } from '../../api/shapes.ts';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { actionWords, detailWords } from './action-words.ts';

/** One deed: what, by whom, to whom, when. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const by = entry.actor_name ?? (entry.actor.startsWith('system:') ? t('audit.by_system') : entry.actor);
  // An id tells a reader nothing: what else was acted on is named in the details. The export has all.
  const about = entry.subject_name;
  const detail = detailWords(entry.detail);
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <div className={classes.name}>{actionWords(entry.action)}</div>
        <div className={classes.sub}>
          {by}
          {about && about !== by && ` · ${t('audit.about', { name: about })}`}
        </div>
        {detail && <div className={classes.sub}>{detail}</div>}
      </div>
      <span className={classes.sub}>
        <When at={entry.at} />
      </span>
    </div>
  );
}
