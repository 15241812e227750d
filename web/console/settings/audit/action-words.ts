import { t } from '../../text.ts';

/** What one can ask for: the first word of an action. */
export const things = [
  'sign_in',
  'sign_out',
  'second_factor',
  'single_sign_on',
  'passkey',
  'password',
  'setup',
  'company',
  'team',
  'department',
  'customer',
  'customer_import',
  'suggestion',
  'identity_rules',
  'channel_account',
  'inbound',
  'source',
  'audit',
];

/** 'team.role_changed' as "Team: role changed"; what was simply done, such as a sign-in, by its name alone. */
export function actionWords(action: string): string {
  const [thing = '', deed] = action.split('.');
  const words = thing.replaceAll('_', ' ');
  const named = words.charAt(0).toUpperCase() + words.slice(1);
  return deed && deed !== 'done' ? `${named}: ${deed.replaceAll('_', ' ')}` : named;
}

/** The details of an entry in one line, without what stands beside it already; ids are for the export. */
export function detailWords(detail: Record<string, unknown>, said: string | null): string {
  return Object.entries(detail)
    .filter(([name, value]) => value !== null && value !== said && !/(^|_)ids?$/.test(name))
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${valueWords(value)}`)
    .join(' · ');
}

function valueWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
  if (Array.isArray(value)) return value.map(valueWords).join(', ');
  return JSON.stringify(value);
}
