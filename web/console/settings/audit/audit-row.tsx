import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '../../api/shapes.ts';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { actionWords, detailWords } from './action-words.ts';

/** One deed: what, by whom, to whom, when. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const by = actorWords(entry);
  const detail = detailWords(entry.detail, entry.subject_name);
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <div className={classes.name}>{actionWords(entry.action)}</div>
        <div className={classes.sub}>
          {by}
          {entry.subject_name && entry.subject_name !== by && (
            <>
              {' · '}
              <Subject subject={entry.subject!} name={entry.subject_name} />
            </>
          )}
        </div>
        {detail && <div className={classes.sub}>{detail}</div>}
      </div>
      <span className={classes.sub}>
        <When at={entry.at} />
      </span>
    </div>
  );
}

function actorWords({ actor, actor_name }: AuditEntry): string {
  if (actor_name) return actor_name;
  if (actor === 'system:sign_in') return t('audit.by_nobody');
  return actor.startsWith('system:') ? t('audit.by_system') : actor;
}

/** What has no name any more is not shown: an id tells a reader nothing. The export has all. */
function Subject({ subject, name }: { subject: string; name: string }) {
  const [kind, id = ''] = subject.split(':');
  if (kind !== 'customer') return name;
  return (
    <Link to="/customers/$customerId" params={{ customerId: id }}>
      {name}
    </Link>
  );
}
