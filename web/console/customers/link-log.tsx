import { Text } from '@mantine/core';
import type { Customer, Link } from '../api/shapes.ts';
import { When } from '../parts/when.tsx';
import { t } from '../text.ts';
import classes from './customer-page.module.css';
import { evidenceText } from './identities.tsx';
import { profileName } from './profile-name.ts';
import { useActorName } from './use-actor-name.ts';

const STRENGTHS = {
  verified: 'link.verified',
  claimed: 'link.claimed',
  person: 'link.person',
} as const;

/** Which profiles are taken for the same person, why, by whom, and what of it was undone. */
export function LinkLog({ customer }: { customer: Customer }) {
  if (customer.links.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('link.none')}
      </Text>
    );
  }
  return customer.links.map((link) => <LinkRow key={link.id} link={link} customer={customer} />);
}

function LinkRow({ link, customer }: { link: Link; customer: Customer }) {
  const actorName = useActorName();
  return (
    <div className={classes.link} data-undone={link.undone_at ? true : undefined}>
      <div>
        {profileName(customer, link.profile_a)} ↔ {profileName(customer, link.profile_b)}
      </div>
      <div className={classes.kind}>
        {t(STRENGTHS[link.strength])}
        {' · '}
        {evidenceText({ evidence: link.evidence, verified: link.strength !== 'claimed' })} ·{' '}
        {actorName(link.actor)} · <When at={link.created_at} />
      </div>
      {link.undone_at && (
        <div className={classes.kind}>
          {t('link.undone', { name: actorName(link.undone_by ?? '') })} <When at={link.undone_at} />
        </div>
      )}
    </div>
  );
}
