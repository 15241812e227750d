import type { EventKind, Json } from './event.ts';

const APP_LIBRARY = /ios|android|react-native|flutter|swift|kotlin|unity|xamarin/i;

/** The channel an event came through: `web`, `app`, or null when it tells of neither (a server's events). */
export function channelOf(kind: EventKind, claimed: unknown, context: Json): 'web' | 'app' | null {
  if (kind === 'page' || claimed === 'browser') return 'web';
  if (kind === 'screen' || claimed === 'mobile') return 'app';
  const library = (context.library as Json | undefined)?.name;
  if (typeof library !== 'string') return null;
  if (library.startsWith('analytics.js')) return 'web';
  return APP_LIBRARY.test(library) ? 'app' : null;
}
