import type { Db, Tx } from '../../db/index.ts';
import { accountsFor, type Capabilities, capabilitiesOf } from '../channels/index.ts';
import { customerOfProfile, firmProfilesOf, identitiesOfCustomer } from '../customers/index.ts';
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
  /** False: that this is the customer was only said, by whoever said it. */
  verified: boolean;
  suggested: boolean;
  /** What can be said this way: the composer is made from it. */
  capabilities: Capabilities;
};

type Identity = Awaited<ReturnType<typeof identitiesOfCustomer>>[number];
type Account = Awaited<ReturnType<typeof accountsFor>>[number];

/** The ways in which this customer can be answered now, the suggested one first. */
export async function replyOptions(db: Db | Tx, of: Case): Promise<ReplyOption[]> {
  const options = oneOfAPlace(await waysToReply(db, of));
  const last_thread = await lastThreadOfCustomer(db, of.id);
  const best =
    options.find(({ thread }) => thread?.id === last_thread) ??
    options.find(({ verified }) => verified) ??
    options[0];
  return options
    .map((option) => ({ ...option, suggested: option === best }))
    .sort((a, b) => Number(b.suggested) - Number(a.suggested));
}

/**
 * Every way that can be taken. More than is offered: while an answer is being written the customer may begin another
 * thread, and the answer has to go out all the same.
 */
export async function waysToReply(db: Db | Tx, of: Case): Promise<ReplyOption[]> {
  const accounts = await accountsFor(db);
  const identities = await identitiesOfCustomer(db, await customerOfProfile(db, of.profile_id));
  const threads = (await threadsOfCase(db, of.id)).filter(({ case_id }) => case_id === of.id);
  const in_threads = await Promise.all(
    threads.map(async (thread) => {
      const account = accounts.find(({ id }) => id === thread.account_id);
      return account ? [await inThread(db, thread, account, identities)] : [];
    }),
  );
  return [...in_threads.flat(), ...toAddresses(accounts, identities)];
}

/** Of several threads with one address the latest, where the customer looks; a new one only where there is none. */
function oneOfAPlace(options: ReplyOption[]): ReplyOption[] {
  const seen = new Set<string>();
  return options.filter(({ account_id, channel, address, thread }) => {
    const place = `${channel} ${address ?? thread?.key}`;
    if (seen.has(thread ? `${account_id} ${place}` : place)) return false;
    seen.add(`${account_id} ${place}`);
    if (thread) seen.add(place);
    return true;
  });
}

async function inThread(
  db: Db | Tx,
  thread: Thread,
  account: Account,
  identities: Identity[],
): Promise<ReplyOption> {
  const address = thread.key === null ? thread.address : null;
  return {
    ...wayOver(account),
    key: `thread:${thread.id}`,
    thread,
    profile_id: thread.profile_id,
    address,
    verified: address === null ? await isSurelyThem(db, thread, identities) : isProven(thread, identities),
  };
}

/** A channel can write first to the identities that are named as it is: email to email addresses. */
function toAddresses(accounts: Account[], identities: Identity[]): ReplyOption[] {
  return accounts.flatMap((account) =>
    identities
      .filter(({ kind }) => kind === account.channel)
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

const isProven = ({ channel, address }: Thread, identities: Identity[]): boolean =>
  identities.some(({ kind, value, verified }) => kind === channel && value === address && verified);

/** A chat is whoever holds it. Whether that is the person we know the rest from, a claim does not prove. */
async function isSurelyThem(db: Db | Tx, { profile_id }: Thread, identities: Identity[]): Promise<boolean> {
  const firm = await firmProfilesOf(db, profile_id);
  return identities.every(
    (identity) => identity.kind === 'anonymous_id' || firm.includes(identity.profile_id),
  );
}
