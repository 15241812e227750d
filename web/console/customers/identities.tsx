import { Tooltip } from '@mantine/core';
import { IconHelpCircle, IconRosetteDiscountCheck } from '@tabler/icons-react';
import type { Identity, Profile } from '../api/shapes.ts';
import { type TextKey, t } from '../text.ts';
import classes from './customer-page.module.css';

const KINDS: Record<string, TextKey> = {
  email: 'identity.email',
  phone: 'identity.phone',
  user_id: 'identity.user_id',
  anonymous_id: 'identity.anonymous_id',
};

export const identityKind = (kind: string): string => {
  const key = KINDS[kind];
  return key ? t(key) : kind;
};

type Props = { profiles: Profile[]; most?: number | undefined };

/** What a customer is known by, those that people use first, each with what speaks for it. */
export function Identities({ profiles, most }: Props) {
  const all = profiles
    .flatMap((profile) => profile.identities)
    .toSorted((a, b) => rank(a) - rank(b) || a.created_at.localeCompare(b.created_at));
  return (
    <div>
      {all.slice(0, most).map((identity) => (
        <IdentityRow key={`${identity.kind} ${identity.value}`} identity={identity} />
      ))}
    </div>
  );
}

const ORDER = ['email', 'phone', 'user_id'];
const rank = (identity: Identity): number => {
  if (identity.kind === 'anonymous_id') return 99;
  const place = ORDER.indexOf(identity.kind);
  return place < 0 ? 50 : place;
};

export function IdentityRow({ identity }: { identity: Identity }) {
  return (
    <div className={classes.identity}>
      <span className={classes.value}>
        {identity.value}
        <br />
        <span className={classes.kind}>{identityKind(identity.kind)}</span>
      </span>
      <EvidenceMark identity={identity} />
    </div>
  );
}

/** Proved or only said, and by what. */
function EvidenceMark({ identity }: { identity: Identity }) {
  const label = identity.verified ? t('identity.verified') : t('identity.claimed');
  const evidence = identity.evidence ? t('identity.evidence', { evidence: identity.evidence }) : label;
  const Mark = identity.verified ? IconRosetteDiscountCheck : IconHelpCircle;
  return (
    <Tooltip label={evidence} multiline maw={260}>
      <span
        style={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 4,
          fontSize: 'var(--mantine-font-size-xs)',
          color: identity.verified ? 'var(--accent)' : 'light-dark(#8a4b00, #f0b15e)',
          whiteSpace: 'nowrap',
        }}
        tabIndex={0}
        role="note"
        aria-label={`${label}: ${evidence}`}
      >
        <Mark size={14} stroke={1.7} aria-hidden /> {label}
      </span>
    </Tooltip>
  );
}
