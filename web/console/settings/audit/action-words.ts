/** What one can ask for: the first word of an action. */
export const things = [
  'sign_in',
  'sign_out',
  'second_factor',
  'single_sign_on',
  'passkey',
  'password',
  'setup',
  'team',
  'department',
  'customer',
  'suggestion',
  'identity_rules',
  'channel_account',
  'inbound',
  'source',
  'audit',
];

/** 'team.role_changed' as "Team: role changed". */
export function actionWords(action: string): string {
  const [thing = '', deed] = action.split('.');
  const words = thing.replaceAll('_', ' ');
  const named = words.charAt(0).toUpperCase() + words.slice(1);
  return deed ? `${named}: ${deed.replaceAll('_', ' ')}` : named;
}

/** The details of an entry in one line. */
export function detailWords(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        `${name.replaceAll('_', ' ')}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join(' · ');
}
