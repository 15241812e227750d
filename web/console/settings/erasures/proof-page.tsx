import { Alert, Button } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { exactTime } from '../../../kit/time.ts';
import { type Proof, proofQuery } from '../../api/erasures.ts';
import { Counts } from '../../customers/erase/counts.tsx';
import { reasonText } from '../../customers/erase/reasons.ts';
import { identityKind } from '../../customers/identities.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import styles from './erasures.module.css';
import { StateBadge } from './erasures-page.tsx';

export function ProofPage({ id }: { id: string }) {
  return (
    <Needs permission="customers.erase">
      <div>
        <LinkButton
          to="/settings/erasures"
          variant="subtle"
          size="compact-sm"
          ml={-8}
          leftSection={<IconArrowLeft size={15} aria-hidden />}
        >
          {t('erasures.back')}
        </LinkButton>
      </div>
      <ProofOf id={id} />
    </Needs>
  );
}

function ProofOf({ id }: { id: string }) {
  const query = useQuery(proofQuery(id));
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  const proof = query.data;
  return (
    <>
      <PageHead title={t('erasures.one', { number: proof.number })}>
        <Button
          component="a"
          href={`/api/erasures/${id}/proof.json`}
          download
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
        >
          {t('erasures.download')}
        </Button>
      </PageHead>
      {proof.state === 'running' && (
        <Alert color="yellow" variant="light">
          {t('erasures.running_hint')}
        </Alert>
      )}
      {!proof.recognised && (
        <Alert color="red" variant="light" role="alert">
          {t('erasures.not_recognised')}
        </Alert>
      )}
      <Facts proof={proof} />
      <Section title={t('erasures.counts')}>
        <Counts counts={proof.counts} />
      </Section>
      <Section title={t('erasures.dropped')}>
        <Dropped proof={proof} />
      </Section>
      <Section title={t('erasures.identities')} hint={t('erasures.identities_hint')}>
        {proof.identities.map(({ kind, hash }) => (
          <div key={hash} className={styles.hash}>
            <span>{identityKind(kind)}</span>
            <code>{hash}</code>
          </div>
        ))}
      </Section>
    </>
  );
}

function Facts({ proof }: { proof: Proof }) {
  const facts: [string, ReactNode][] = [
    [t('erasures.when'), exactTime(proof.at)],
    [
      t('erasures.finished'),
      proof.finished_at ? exactTime(proof.finished_at) : <StateBadge key="state" state={proof.state} />,
    ],
    [t('erasures.who'), proof.erased_by_name ?? proof.erased_by],
    [t('erasures.why'), reasonText(proof.reason)],
    ...(proof.keep_out ? [[t('erasures.kept_out'), t('erase.keep_out_hint')] as [string, string]] : []),
    [t('erasures.customer_ids'), <code key="ids">{proof.customer_ids.join(', ')}</code>],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Dropped({ proof: { dropped, last_dropped_at } }: { proof: Proof }) {
  if (!last_dropped_at) return <p className={classes.sub}>{t('erasures.dropped_none')}</p>;
  return (
    <>
      <Counts counts={dropped} />
      <p className={classes.sub}>{t('erasures.dropped_last', { time: exactTime(last_dropped_at) })}</p>
    </>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2 className={classes.name}>{title}</h2>
      {hint && <p className={classes.sub}>{hint}</p>}
      {children}
    </section>
  );
}
