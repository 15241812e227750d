import { ActionIcon } from '@mantine/core';
import { IconHelpCircle, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Kind, Membership } from '../../api/shapes.ts';
import { PersonMark } from '../../parts/person.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../customer-page.module.css';

type Props = {
  /** The other side: an organisation on a person's page, a person on an organisation's. */
  other: { id: string; display_name: string; kind: Kind };
  said: Pick<Membership, 'trust' | 'first_at'>;
  remove?: { label: string; run: () => void } | undefined;
};

export function MembershipRow({ other, said, remove }: Props) {
  return (
    <div className={classes.member}>
      <PersonMark name={other.display_name} size={26} kind={other.kind} />
      <span className={classes.value}>
        <Link to="/customers/$customerId" params={{ customerId: other.id }}>
          {other.display_name}
        </Link>
        <br />
        <span className={classes.kind}>
          {t('members.since')} <When at={said.first_at} day />
        </span>
      </span>
      {said.trust === 'claimed' && (
        <span className={classes.evidence} title={t('members.claimed_hint')}>
          <IconHelpCircle size={14} stroke={1.7} aria-hidden /> {t('identity.claimed')}
        </span>
      )}
      {remove && (
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={remove.label} onClick={remove.run}>
          <IconX size={14} />
        </ActionIcon>
      )}
    </div>
  );
}
