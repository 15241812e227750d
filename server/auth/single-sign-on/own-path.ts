const OWN = 'http://own.invalid';

/**
 * A path of the console, or where people land without one. Read as a browser reads it (`/\\other.example` and
 * `/<tab>/other.example` lead elsewhere), so that nobody is sent to another site after signing in.
 */
export function ownPath(wanted: string | undefined): string {
  const usual = '/inbox';
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, OWN)) return usual;
  const { origin, pathname, search, hash } = new URL(wanted, OWN);
  if (origin !== OWN || pathname.startsWith('//') || /^\/(api|sign-in)(\/|$)/.test(pathname)) return usual;
  return `${pathname}${search}${hash}`;
}
