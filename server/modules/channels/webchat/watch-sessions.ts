import type { Live } from '../../../live/index.ts';

export type SessionWatch = {
  /** Calls `changed` whenever something is said in the session. Null when it is watched too often already. */
  watch: (session_id: string, changed: () => void) => (() => void) | null;
};

/** A visitor has some tabs open, not dozens; more than this is not a visitor. */
const MAX_PER_SESSION = 10;

/** One subscription for all open chats of this process: an event looks up its session, and wakes only that. */
export function watchSessions(live: Live): SessionWatch & { stop: () => void } {
  const watchers = new Map<string, Set<() => void>>();
  const stop = live.subscribe(({ topic, id }) => {
    if (topic === 'chat') for (const changed of watchers.get(id) ?? []) changed();
    // After a lost connection to the database anything may have been missed.
    if (topic === 'hello') for (const set of watchers.values()) for (const changed of set) changed();
  });
  const watch: SessionWatch['watch'] = (session_id, changed) => {
    const set = watchers.get(session_id) ?? new Set();
    if (set.size >= MAX_PER_SESSION) return null;
    watchers.set(session_id, set.add(changed));
    return () => {
      set.delete(changed);
      if (set.size === 0) watchers.delete(session_id);
    };
  };
  return { watch, stop };
}
