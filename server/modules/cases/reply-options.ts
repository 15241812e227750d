import type { Db, Tx } from '../../db/index.ts';
import { accountsFor, type Capabilities, capabilitiesOf } from '../channels/index.ts';
import { customerOfProfile, identitiesOfCustomer } from '../customers/index.ts';
import type { Case, Thread } from './case.ts';
import { lastThreadOfCustomer, threadsOfCase } from './queries/threads.ts';

/** One way to answer: in a thread of the case, or to an address that nothing was written to in it yet. */
export type ReplyOption = {
  key: string;
  channel: string;
  account_id: string;
  account_name: string;
  /** Null when answering this way begins a new thread. */
  thread: Thread | null;
  profile_id: string;
  /** Where it goes, as people read it; null where that is no address (a chat). */
  address: string | null;
  /** False: that the address is this customer's was only said, by whoever said it. */
  verified: boolean;
  suggested: boolean;
  /** What can be said this way: the composer is made from it. */
  capabilities: Capabilities;
};

type Identity = Awaited<ReturnType<typeof identitiesOfCustomer>>[number];
type Account = Awaited<ReturnType<typeof accountsFor>>[number];

/** Every way in which this customer can be answered now, the suggested one first. */
export async function replyOptions(db: Db | Tx, of: Case): Promise<ReplyOption[]> {
  const accounts = await accountsFor(db);
  const identities = await identitiesOfCustomer(db, await customerOfProfile(db, of.profile_id));
  const threads = (await threadsOfCase(db, of.id)).filter(({ case_id }) => case_id === of.id);
  const options = [
    ...inThreads(threads, accounts, identities),
    ...toAddresses(threads, accounts, identities),
  ];
  const last_thread = await lastThreadOfCustomer(db, of.id);
  const best =
    options.find(({ thread }) => thread?.id === last_thread) ??
    options.find(({ verified }) => verified) ??
    options[0];
  return options
    .map((option) => ({ ...option, suggested: option === best }))
    .sort((a, b) => Number(b.suggested) - Number(a.suggested));
}

/** Of several threads with one address the latest: that is where the customer looks. */
function inThreads(threads: Thread[], accounts: Account[], identities: Identity[]): ReplyOption[] {
  const seen = new Set<string>();
  return threads.flatMap((thread) => {
    const account = accounts.find(({ id }) => id === thread.account_id);
    const place = `${thread.account_id} ${thread.address}`;
    if (!account || seen.has(place)) return [];
    seen.add(place);
    const { verified } = standing(thread, identities);
    const address = thread.key === null ? thread.address : null;
    return [
      {
        ...wayOver(account),
        key: `thread:${thread.id}`,
        thread,
        profile_id: thread.profile_id,
        address,
        verified,
      },
    ];
  });
}

/** A channel can write first to the identities that are named as it is: email to email addresses. */
function toAddresses(threads: Thread[], accounts: Account[], identities: Identity[]): ReplyOption[] {
  const written = new Set(threads.map(({ channel, address }) => `${channel} ${address}`));
  return accounts.flatMap((account) =>
    identities
      .filter(({ kind, value }) => kind === account.channel && !written.has(`${kind} ${value}`))
      .map(({ value, profile_id, verified }) => ({
        ...wayOver(account),
        key: `new:${account.id}:${value}`,
        thread: null,
        profile_id,
        address: value,
        verified,
      })),
  );
}

const wayOver = ({ id, name, channel }: Account) => ({
  channel,
  account_id: id,
  account_name: name,
  suggested: false,
  capabilities: capabilitiesOf(channel),
});

// A chat is whoever holds it: its session proves that much.
const standing = (thread: Thread, identities: Identity[]) =>
  thread.key !== null
    ? { verified: true }
    : (identities.find(({ kind, value }) => kind === thread.channel && value === thread.address) ?? {
        verified: false,
      });
