import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../../cannot-start.ts';
import type { Say } from './account.ts';
import type { Running } from './ensure-running.ts';
import type { Membership } from './membership.ts';

const LONGEST_WAIT = 10_000;
const STEADY_AFTER = 60_000;

// Follows the membership: when its session ends, PostgreSQL died or restarted, and `restart` brings it back, at once
// the first time, then with growing pauses. `finish` ends this and gives the membership, null if PostgreSQL is down.
export function watch(first: Membership, restart: () => Promise<Running>, say: Say) {
  const finishing = new AbortController();
  let membership: Membership | null = first;
  let recovery: Promise<void> = Promise.resolve();
  let pause = 0;
  let since = Date.now();

  function follow(current: Membership) {
    current.ended.then(() => {
      if (finishing.signal.aborted) return;
      membership = null;
      recovery = recover();
    });
  }

  async function recover() {
    say('The database has stopped unexpectedly. Starting it again ...');
    if (Date.now() - since > STEADY_AFTER) pause = 0;
    let said = '';
    while (!finishing.signal.aborted) {
      await sleep(pause, undefined, { signal: finishing.signal }).catch(() => undefined);
      pause = Math.min(LONGEST_WAIT, pause * 2 || 500);
      if (finishing.signal.aborted) return;
      try {
        ({ membership } = await restart());
        since = Date.now();
        say('The database runs again.');
        follow(membership);
        return;
      } catch (error) {
        const words = inWords(error);
        if (words !== said) say(`${words} Trying again every few seconds.`);
        said = words;
      }
    }
  }

  follow(first);
  return {
    async finish(): Promise<Membership | null> {
      finishing.abort();
      await recovery;
      return membership;
    },
  };
}

function inWords(error: unknown): string {
  if (error instanceof CannotStart) return `${error.message} ${error.remedy}`;
  return `The database does not start: ${error instanceof Error ? error.message : String(error)}.`;
}
