import { Value } from 'typebox/value';
import { Refusal } from '../../../http/refusal.ts';
import { channelNamed, isChannel } from '../registry.ts';
import type { Channel } from '../types.ts';

export type Settings = Record<string, unknown>;
type Given = { open: Settings; secrets: Record<string, string> };

/** The channel of this name, or a refusal. */
export function knownChannel(name: string): Channel {
  if (!isChannel(name)) throw new Refusal('channel_not_found', 404, `There is no channel named "${name}".`);
  return channelNamed(name);
}

/** Settings as they came, checked against the channel's schema, secrets apart from the rest. */
export function checkedSettings(channel: Channel, given: Settings): Given {
  const wrong = [...schemaFaults(channel, given), ...(channel.faults?.(given) ?? [])];
  if (wrong.length > 0) {
    const errors = wrong.map((detail) => ({ path: 'body/settings', detail }));
    throw new Refusal('invalid_settings', 400, wrong.join(' '), { members: { errors } });
  }
  return apart(channel, given);
}

function schemaFaults(channel: Channel, given: Settings): string[] {
  const fields = channel.settings.properties as Record<string, { title?: string; pattern?: string }>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0)
    return [`There is no setting named ${unknown.map((name) => `"${name}"`).join(', ')}.`];
  const missing = (channel.settings.required ?? []).filter((name) => given[name] === undefined);
  if (missing.length > 0) return missing.map((name) => `"${fields[name]?.title ?? name}" is missing.`);
  const wrong = Object.entries(given).filter(
    ([name, value]) => !Value.Check(channel.settings.properties[name]!, value),
  );
  return wrong.map(([name]) => `"${fields[name]?.title ?? name}" is not valid.`);
}

function apart(channel: Channel, given: Settings): Given {
  const isSecret = ([name]: [string, unknown]) => channel.secret_settings.includes(name);
  const entries = Object.entries(given);
  return {
    open: Object.fromEntries(entries.filter((entry) => !isSecret(entry))),
    secrets: Object.fromEntries(entries.filter(isSecret)) as Record<string, string>,
  };
}

/**
 * Stored settings with what a person changed: what is not named stays, null takes away. A stored secret is not sent
 * to another server than the one it was entered for, or whoever may change accounts could read it there.
 */
export function changedSettings(channel: Channel, before: Given, change: Settings): Settings {
  const named = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== null && value !== ''),
  );
  const taken_away = Object.keys(change).filter((name) => !Object.hasOwn(named, name));
  const after: Settings = { ...before.open, ...before.secrets, ...named };
  for (const name of taken_away) delete after[name];
  for (const secret of Object.keys(before.secrets)) {
    if (after[secret] === undefined || Object.hasOwn(change, secret)) continue;
    const moved = (channel.secret_goes_to?.[secret] ?? []).some(
      (name) => after[name] && after[name] !== before.open[name],
    );
    if (moved) {
      throw new Refusal(
        'password_needed',
        422,
        'The server was changed: enter the password again, so that it goes to no one else.',
      );
    }
  }
  return after;
}
