import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { identityRulesQuery } from '../../api/identity-rules.ts';
import { useMay } from '../../api/session.ts';
import type { IdentityRules } from '../../api/shapes.ts';
import { useActorName } from '../../customers/use-actor-name.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { KindCard } from './kind-card.tsx';
import { Matches } from './matches.tsx';
import { TryValue } from './try-value.tsx';
import { useChangeRules } from './use-change-rules.ts';

export function IdentityRulesPage() {
  return (
    <Needs permission="identity_rules.read">
      <Rules />
    </Needs>
  );
}

function Rules() {
  const rules = useQuery(identityRulesQuery);
  return (
    <>
      <PageHead title={t('settings.identity_rules')} hint={t('rules.hint')} />
      {rules.isPending && (
        <div className={classes.card}>
          <ListLoading rows={4} mark={false} />
        </div>
      )}
      {rules.isError && !rules.data && <Trouble error={rules.error} retry={() => rules.refetch()} />}
      {rules.data && <Shown rules={rules.data} />}
    </>
  );
}

/** What nearly every company has; the rest opens. */
const USUAL = ['email', 'phone', 'user_id', 'anonymous_id'];

function Shown({ rules }: { rules: IdentityRules }) {
  const mayWrite = useMay('identity_rules.write');
  const { changeRules } = useChangeRules();
  const touched = rules.kinds.some(
    (one) => !USUAL.includes(one.kind) && (one.limit !== null || one.blocked.length > 0),
  );
  const [open, others] = useDisclosure(touched);
  const cards = (usual: boolean) =>
    rules.kinds
      .filter(({ kind }) => USUAL.includes(kind) === usual)
      .map((one) => (
        <KindCard key={one.kind} of={one} rules={rules} changeRules={mayWrite ? changeRules : null} />
      ));
  const Mark = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <TryValue rules={rules} />
      <Matches version={rules.version} />
      <FromNow rules={rules} />
      {cards(true)}
      <div>
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={open}
          leftSection={<Mark size={15} aria-hidden />}
          onClick={others.toggle}
        >
          {t('rules.other_kinds')}
        </Button>
      </div>
      <Collapse expanded={open}>
        <div className={classes.column} style={{ padding: 0 }}>
          {open && cards(false)}
        </div>
      </Collapse>
    </>
  );
}

function FromNow({ rules: { changed_at, changed_by } }: { rules: IdentityRules }) {
  const nameOf = useActorName();
  return (
    <p className={classes.sub} style={{ margin: 0 }}>
      {t('rules.from_now')}
      {changed_at && changed_by && (
        <>
          {' '}
          {t('rules.changed', { name: nameOf(changed_by) })}, <When at={changed_at} />.
        </>
      )}
    </p>
  );
}
