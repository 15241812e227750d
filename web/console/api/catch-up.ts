import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Between two refetches of the same thing; lists that anything may touch get more rest. */
const PAUSE_MS = 400;
const LIST_PAUSE_MS = 2_000;

/**
 * Refetches what an event touched, at most once at a time per key and with a pause between, however many events
 * come. An event during a fetch, ours or another, causes one more after it, so that the last word is always the newest.
 */
export function makeCatchUp(queries: QueryClient) {
  const running = new Map<string, { again: boolean }>();

  async function run(key: QueryKey, name: string, state: { again: boolean }): Promise<void> {
    do {
      // What is being fetched already may have been read before this happened.
      state.again = queries.isFetching({ queryKey: key }) > 0;
      // Not cancelled by the next event: with events coming faster than answers, nothing would ever arrive.
      await queries.invalidateQueries({ queryKey: key }, { cancelRefetch: false });
      await new Promise((resolve) => setTimeout(resolve, key.length === 1 ? LIST_PAUSE_MS : PAUSE_MS));
    } while (state.again);
    running.delete(name);
  }

  return function catchUp(key: QueryKey): void {
    // Most events are about customers that nobody here is looking at.
    if (queries.getQueryCache().findAll({ queryKey: key }).length === 0) return;
    const name = JSON.stringify(key);
    const state = running.get(name);
    if (state) {
      state.again = true;
      return;
    }
    const fresh = { again: false };
    running.set(name, fresh);
    void run(key, name, fresh);
  };
}
