import { IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Decision } from '../api/shapes.ts';
import { Nothing } from '../parts/nothing.tsx';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import { decisionIcon, decisionText, isUrgent, ofCases, whereSolved } from './decisions.ts';
import classes from './today.module.css';

export function Decisions({ decisions }: { decisions: Decision[] }) {
  return (
    <section className={classes.card} aria-labelledby="today-decisions">
      <h2 id="today-decisions" className={classes.title}>
        {t('today.decisions')}
      </h2>
      {decisions.length === 0 ? (
        <Nothing icon={IconCircleCheck} title={t('today.none')} hint={t('today.none_hint')} />
      ) : (
        decisions.map((one) => <DecisionRow key={one.kind} decision={one} />)
      )}
    </section>
  );
}

function DecisionRow({ decision }: { decision: Decision }) {
  const Mark = decisionIcon(decision);
  return (
    <div className={classes.decision} data-urgent={isUrgent(decision) || undefined}>
      <Link {...whereSolved(decision)} className={classes.solve}>
        <span className={classes.sign}>
          <Mark size={17} stroke={1.7} aria-hidden />
        </span>
        <span className={classes.sentence}>{decisionText(decision)}</span>
        {decision.since && (
          <span className={classes.since}>
            <span className={classes.unseen}>{t('today.since')}</span> <When at={decision.since} />
          </span>
        )}
        <IconChevronRight size={16} stroke={1.6} className={classes.arrow} aria-hidden />
      </Link>
      {decision.things.length > 0 && <Things decision={decision} />}
    </div>
  );
}

/** The first few by name. Of cases each is a way in of its own. */
function Things({ decision }: { decision: Decision }) {
  return (
    <ul className={classes.things}>
      {decision.things.map(({ id, name }) => (
        <li key={id}>
          {ofCases(decision) ? (
            <Link
              to="/inbox/$caseId"
              params={{ caseId: id }}
              search={{ view: 'all' }}
              className={classes.thing}
            >
              {name}
            </Link>
          ) : (
            <span className={classes.thing}>{name}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
