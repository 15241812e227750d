import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../../../../http/index.ts';
import type { Kit } from '../../../../kit.ts';
import { putInForce } from './in-force.ts';
import { readRules } from './queries.ts';
import { rulesFrom } from './rules.ts';

const TRY_AGAIN_MS = 1_000;

/**
 * Puts the company's rules in force in this process, and again whenever another one has changed them. While they cannot
 * be read those of before hold. Returns what reads them at once, for who has just changed them.
 */
export async function followRules(app: App, { db, config, live, log }: Kit): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let asked = 0;
  let newest = 0;
  const load = async () => {
    const number = ++asked;
    const rules = rulesFrom(await readRules(db), config.DEFAULT_COUNTRY);
    // Of two that overlap the one asked for last knows more. The other one still counts until then: who waits for it
    // has just changed the rules, and they hold when it is answered.
    if (number < newest) return;
    newest = number;
    putInForce(rules);
  };
  const loadSurely = async () => {
    while (!stopping.signal.aborted) {
      try {
        return await load();
      } catch (error) {
        log.warn({ err: error }, 'identity rules: could not be read, trying again');
        await sleep(TRY_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const unsubscribe = live.subscribe(({ topic }) => {
    if (topic === 'identity_rules' || topic === 'hello') void loadSurely();
  });
  app.addHook('onClose', async () => {
    unsubscribe();
    stopping.abort();
  });
  await load();
  return load;
}
