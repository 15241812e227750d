import { newId } from '../../../db/index.ts';
import type { Kit, Worker } from '../../../kit.ts';
import { accountsFor } from '../accounts/accounts.ts';
import { channelNamed } from '../registry.ts';
import type { Account } from '../types.ts';
import { receiveAccount } from './receive-account.ts';

const LOOK_MS = 5_000;

type Running = { version: number; stop: AbortController; done: Promise<void> };

/** Keeps one fetcher for each account that is fetched from, over all processes; starts anew what was changed. */
export function startReceivers(kit: Kit): Worker {
  const owner = newId();
  const running = new Map<string, Running>();
  let stopped = false;
  let looking = Promise.resolve();

  const start = (account: Account) => {
    const stop = new AbortController();
    const done = receiveAccount(kit, account.id, owner, stop.signal)
      .catch((error) =>
        kit.log.error({ err: error, account_id: account.id }, 'fetching an account broke off'),
      )
      .finally(() => {
        if (running.get(account.id)?.stop === stop) running.delete(account.id);
      });
    running.set(account.id, { version: account.updated_at.getTime(), stop, done });
  };
  const look = async () => {
    const wanted = new Map((await accountsFor(kit.db)).filter(isFetched).map((one) => [one.id, one]));
    for (const [id, one] of running) {
      if (wanted.get(id)?.updated_at.getTime() === one.version) continue;
      one.stop.abort();
      await one.done;
    }
    if (stopped) return;
    for (const account of wanted.values()) if (!running.has(account.id)) start(account);
  };
  // One look at a time, or an account could be started twice.
  const lookSoon = () => {
    looking = looking
      .then(() => (stopped ? undefined : look()))
      .catch((error) => {
        kit.log.warn({ err: error }, 'accounts to fetch from could not be read');
      });
  };
  const timer = setInterval(lookSoon, LOOK_MS);
  const unsubscribe = kit.live.subscribe(({ topic }) => {
    if (topic === 'account' || topic === 'hello') lookSoon();
  });
  lookSoon();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      unsubscribe();
      await looking;
      for (const one of running.values()) one.stop.abort();
      await Promise.all([...running.values()].map((one) => one.done));
    },
  };
}

function isFetched(account: Account): boolean {
  const channel = channelNamed(account.channel);
  return channel.receive !== undefined && (channel.receives?.(account) ?? true);
}
