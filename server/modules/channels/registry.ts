import { email } from './email/index.ts';
import type { Capabilities, Channel } from './types.ts';
import { webchat } from './webchat/index.ts';

/** Every channel there is, in the order people see them. */
export const CHANNELS: Channel[] = [email, webchat];

const byName = new Map(CHANNELS.map((channel) => [channel.channel, channel]));

/** The channel of this name; it must be one of ours. */
export function channelNamed(name: string): Channel {
  const channel = byName.get(name);
  if (!channel) throw new Error(`there is no channel named ${name}`);
  return channel;
}

export const isChannel = (name: string): boolean => byName.has(name);

/** What can be said on the channel of this name. */
export const capabilitiesOf = (name: string): Capabilities => channelNamed(name).capabilities;
