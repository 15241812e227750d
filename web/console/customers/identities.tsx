import { Button } from '@mantine/core';
import { IconHelpCircle, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Identity, Profile } from '../api/shapes.ts';
import { t } from '../text.ts';
import classes from './customer-page.module.css';

const KINDS = {
  email: 'identity.email',
  phone: 'identity.phone',
  user_id: 'identity.user_id',
  anonymous_id: 'identity.anonymous_id',
  group_id: 'identity.group_id',
  whatsapp: 'identity.whatsapp',
  telegram: 'identity.telegram',
  messenger: 'identity.messenger',
  instagram: 'identity.instagram',
  facebook: 'identity.facebook',
  x: 'identity.x',
  tiktok: 'identity.tiktok',
  linkedin: 'identity.linkedin',
} as const;

export const identityKind = (kind: string): string =>
  kind in KINDS ? t(KINDS[kind as keyof typeof KINDS]) : kind;

const FROM_EVENTS = ['event', 'identify', 'group', 'alias'];

/** What speaks for an identity, in words; what the server words itself is shown as it is. */
export function evidenceText({ evidence, verified }: Pick<Identity, 'evidence' | 'verified'>): string {
  if (evidence === 'message') return t('evidence.message');
  if (evidence === 'claim') return t('evidence.claim');
  if (FROM_EVENTS.includes(evidence)) return verified ? t('evidence.source') : t('evidence.event');
  return evidence;
}

type Props = { profiles: Profile[]; most?: number | undefined };

const SHOWN = 8;

/** What a customer is known by, those that people use first, each with what speaks for it; a few until asked for all. */
export function Identities({ profiles, most = SHOWN }: Props) {
  const [all, showAll] = useState(false);
  const identities = profiles
    .flatMap((profile) => profile.identities)
    .toSorted((a, b) => rank(a) - rank(b) || a.created_at.localeCompare(b.created_at));
  if (identities.length === 0) return <div className={classes.kind}>{t('identity.none')}</div>;
  // One more is shown rather than counted.
  const more = identities.length > most + 1;
  return (
    <div>
      {identities.slice(0, more && !all ? most : undefined).map((identity, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: masked, two may read alike
        <IdentityRow key={`${identity.kind} ${identity.value} ${place}`} identity={identity} />
      ))}
      {more && (
        <Button size="compact-sm" variant="subtle" ml={-8} aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t('do.show_less') : t('identity.all', { count: identities.length })}
        </Button>
      )}
    </div>
  );
}

const ORDER = ['email', 'phone', 'user_id'];
export const rank = (identity: Pick<Identity, 'kind'>): number => {
  if (identity.kind === 'anonymous_id') return 99;
  const place = ORDER.indexOf(identity.kind);
  return place < 0 ? 50 : place;
};

export function IdentityRow({ identity }: { identity: Identity }) {
  return (
    <div className={classes.identity}>
      <span className={classes.value}>
        <span className={identity.kind === 'anonymous_id' ? classes.machine : undefined}>
          {identity.value}
        </span>
        <br />
        <span className={classes.kind}>
          {identityKind(identity.kind)} · {evidenceText(identity)}
        </span>
      </span>
      {identity.kind !== 'anonymous_id' && <EvidenceMark verified={identity.verified} />}
    </div>
  );
}

/** Proved, or only said. */
export function EvidenceMark({ verified }: { verified: boolean }) {
  const Mark = verified ? IconRosetteDiscountCheck : IconHelpCircle;
  return (
    <span className={classes.evidence} data-verified={verified || undefined}>
      <Mark size={14} stroke={1.7} aria-hidden /> {verified ? t('identity.verified') : t('identity.claimed')}
    </span>
  );
}
