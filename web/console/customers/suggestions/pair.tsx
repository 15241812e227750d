import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMay } from '../../api/session.ts';
import type { OpenSuggestion } from '../../api/shapes.ts';
import { PersonMark } from '../../parts/person.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { EvidenceMark, identityKind, rank } from '../identities.tsx';
import { alike } from './alike.ts';
import classes from './suggestions.module.css';
import { useDecide } from './use-decide.ts';

type Side = OpenSuggestion['customers'][number];

/** Two customers side by side, what speaks for their being one, and the answer. */
export function Pair({ suggestion }: { suggestion: OpenSuggestion }) {
  const item = useRef<HTMLLIElement>(null);
  const { customers, evidence, reason, created_at } = suggestion;
  const common = alike(customers);
  const [one = '', other = ''] = customers.map(({ display_name }) => display_name);
  return (
    <li ref={item} className={classes.pair} tabIndex={-1} aria-label={t('suggestions.pair', { one, other })}>
      <div className={classes.sides}>
        {customers.map((side) => (
          <SideBox key={side.id} side={side} />
        ))}
      </div>
      <div className={classes.foot}>
        <div className={classes.why}>
          <div>
            {evidence}
            {common.length > 0 && ` ${t('suggestions.alike', { words: common.join(', ') })}`}
          </div>
          <div className={classes.quiet}>
            {reason} · <When at={created_at} />
          </div>
        </div>
        <Answers suggestion={suggestion} onAnswer={() => focusBeside(item.current)} />
      </div>
    </li>
  );
}

function SideBox({ side }: { side: Side }) {
  const identities = side.identities.toSorted((a, b) => rank(a) - rank(b));
  return (
    <div className={classes.side}>
      <div className={classes.who}>
        <PersonMark name={side.display_name} size={30} kind={side.kind} />
        <Link
          to="/customers/$customerId"
          params={{ customerId: side.id }}
          className={classes.name}
          dir="auto"
        >
          {side.display_name}
        </Link>
      </div>
      {side.identities.length === 0 && <div className={classes.quiet}>{t('identity.none')}</div>}
      {identities.map(({ kind, value, verified }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: masked, two may read alike
        <div key={`${kind} ${value} ${place}`} className={classes.identity}>
          <span className={classes.kind}>{identityKind(kind)}</span>
          <span className={classes.value}>{value}</span>
          {kind !== 'anonymous_id' && <EvidenceMark verified={verified} />}
        </div>
      ))}
    </div>
  );
}

type AnswerProps = { suggestion: OpenSuggestion; onAnswer: () => void };

function Answers({ suggestion, onAnswer }: AnswerProps) {
  const mayWrite = useMay('customers.write');
  const deciding = useDecide(suggestion.id);
  if (!mayWrite) return null;
  const answer = (same: boolean) => deciding.mutate(same, { onSuccess: onAnswer });
  return (
    <div className={classes.answers}>
      <Button
        size="xs"
        loading={deciding.isPending && deciding.variables}
        disabled={deciding.isPending && !deciding.variables}
        onClick={() => answer(true)}
      >
        {t('suggestions.join')}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={deciding.isPending && !deciding.variables}
        disabled={deciding.isPending && deciding.variables}
        onClick={() => answer(false)}
      >
        {t('suggestions.two')}
      </Button>
    </div>
  );
}

/** The answered pair goes away: who works with the keyboard goes on at the next one, not at the top of the page. */
function focusBeside(item: HTMLElement | null): void {
  const beside = item?.nextElementSibling ?? item?.previousElementSibling ?? document.getElementById('main');
  if (beside instanceof HTMLElement) beside.focus({ preventScroll: true });
}
