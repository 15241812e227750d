import type { Kit } from '../../../kit.ts';
import type { CheckStep, OpenAccount } from '../types.ts';
import { accountToChange } from './change-account.ts';
import { changedSettings, checkedSettings, knownChannel, type Settings } from './settings.ts';

export type Trial = { channel: string; settings: Settings; id?: string };

/** Tries settings out before (or after) they are stored. With `id`, secrets that are not given are the stored ones. */
export async function tryAccount(kit: Kit, input: Trial): Promise<{ ok: boolean; steps: CheckStep[] }> {
  const channel = knownChannel(input.channel);
  const stored = input.id
    ? await kit.db.transaction().execute((tx) => accountToChange(kit, tx, input.id!))
    : null;
  const wanted = stored
    ? changedSettings(channel, { open: stored.settings, secrets: stored.secrets }, input.settings)
    : changedSettings(channel, { open: {}, secrets: {} }, input.settings);
  const { open, secrets } = checkedSettings(channel, wanted);
  const account: OpenAccount = {
    id: stored?.id ?? 'not stored yet',
    channel: channel.channel,
    name: stored?.name ?? channel.title,
    address: channel.address(open),
    enabled: true,
    settings: open,
    secrets,
    state: 'new',
    last_error: null,
    last_checked_at: null,
    public_key: stored?.public_key ?? null,
    created_at: new Date(),
    updated_at: new Date(),
  };
  const steps = await channel.check(kit, account);
  return { ok: steps.every((step) => step.ok), steps };
}
