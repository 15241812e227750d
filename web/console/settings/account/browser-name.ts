import { t } from '../../text.ts';

const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['Windows', 'iPhone', 'iPad', 'Android', 'Mac OS', 'Linux'];

/** "Firefox, Linux" of the long line that browsers send. */
export function browserName(agent: string | null): string {
  const browser = BROWSERS.find((name) => agent?.includes(name));
  const system = SYSTEMS.find((name) => agent?.includes(name));
  const known = [browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser, system].filter(Boolean);
  return known.join(', ') || (agent ?? t('account.unknown_browser'));
}
