import type { Customer, Profile } from '../api/shapes.ts';
import { t } from '../text.ts';

/** A profile as people can tell it from others: its best identity. */
export function nameOfProfile(profile: Profile): string {
  const best =
    profile.identities.find((identity) => identity.kind === 'email') ??
    profile.identities.find((identity) => identity.kind !== 'anonymous_id') ??
    profile.identities[0];
  if (!best || profile.anonymous) return t('profile.anonymous', { id: profile.id.slice(-4) });
  return best.value;
}

export function profileName(customer: Customer, profile_id: string): string {
  const profile = customer.profiles.find((each) => each.id === profile_id);
  return profile ? nameOfProfile(profile) : t('profile.elsewhere', { id: profile_id.slice(-4) });
}
