import type { ReactorLag } from '../log/reactor-lags.ts';

export type Check = { name: string; ok: boolean; says: string };

export type Facts = {
  disk: { free_bytes: number; total_bytes: number };
  reactors: ReactorLag[];
  processes: number;
  parked: number;
  failed_inbound: number;
  accounts_in_trouble: string[];
  address: string | null;
};

const GB = 1_000_000_000;
/** Below this a day of mail may fill the disk, and then nothing is taken in any more. */
const LEAST_FREE_BYTES = GB;
/** Longer than any reactor takes in good health. */
const SLOW_S = 60;

/** Whether everything is all right, in words: what holds, or what is wrong and what to do about it. */
export function checksOf(facts: Facts): Check[] {
  return [disk(facts), log(facts), parked(facts), accounts(facts), address(facts)];
}

function disk({ disk: { free_bytes, total_bytes } }: Facts): Check {
  const ok = free_bytes >= LEAST_FREE_BYTES;
  const free = `${(free_bytes / GB).toFixed(1)} of ${(total_bytes / GB).toFixed(1)} GB are free`;
  return {
    name: 'disk',
    ok,
    says: ok ? `${free}.` : `Only ${free}. Make room, or nothing more can be taken in.`,
  };
}

function log({ reactors, processes }: Facts): Check {
  const slowest = reactors.toSorted((a, b) => b.seconds - a.seconds)[0];
  const ok = slowest === undefined || slowest.seconds < SLOW_S;
  const behind = slowest && `${slowest.reactor} is ${Math.round(slowest.seconds)} seconds behind`;
  return {
    name: 'log',
    ok,
    says: ok
      ? 'What comes in takes effect at once.'
      : `${behind} (${slowest?.waiting} interactions). ${processes > 0 ? 'Under a heavy load it catches up by itself; else look into the log of the server.' : 'No process works on it.'}`,
  };
}

function parked({ parked: interactions, failed_inbound }: Facts): Check {
  const ok = interactions + failed_inbound === 0;
  return {
    name: 'parked',
    ok,
    says: ok
      ? 'Everything that came in was understood.'
      : `${failed_inbound} messages were not understood and ${interactions} interactions are parked. Look at them under Parked and failed.`,
  };
}

function accounts({ accounts_in_trouble: names }: Facts): Check {
  const ok = names.length === 0;
  return {
    name: 'accounts',
    ok,
    says: ok
      ? 'No mailbox or chat has trouble.'
      : `These have trouble: ${names.join(', ')}. Their pages say why.`,
  };
}

function address({ address: url }: Facts): Check {
  const ok = url !== null;
  return {
    name: 'address',
    ok,
    says: ok
      ? `Reached at ${url}.`
      : 'No PUBLIC_URL is set: links in mails cannot be made. Set it to the address that your team and customers use.',
  };
}
