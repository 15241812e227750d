import { readStored, store, storedKeys } from '../kit/stored.ts';
import type { ChatConfig } from './api.ts';

/** What the browser keeps between pages: the session's token, what is not yet sent, how far was read. */
export type Session = { session_id: string; token: string };
export type Unsent = { client_id: string; text: string; at: string };
export type Kept = {
  /** As it was last: the chat is there at once, and also when the server cannot be reached just now. */
  config: ChatConfig | null;
  session: Session | null;
  read_seq: number;
  email: string | null;
  email_declined: boolean;
};

export type Keep = {
  read(): Kept;
  change(part: Partial<Kept>): void;
  /** What is not yet sent, in the order in which it was written. */
  unsent(): Unsent[];
  addUnsent(message: Unsent): void;
  dropUnsent(clientId: string): void;
  /** What opens this browser's session, the same for all of its tabs. */
  secret(): string;
  /** Whether the panel was open on the tab's last page: that is nobody's business in another tab, or tomorrow. */
  wasOpen(): boolean;
  setOpen(open: boolean): void;
  /** Another tab of the same site has changed it. */
  onOtherTab(listener: (kept: Kept) => void): void;
};

/**
 * Each thing stands under a name of its own, each message as well. Tabs write at the same time, and hear of each
 * other a moment later: whoever wrote back all that they know would undo what another has just kept.
 */
export function openKeep(key: string): Keep {
  const prefix = `tellonce:${key}:`;
  const unsentPrefix = `${prefix}unsent:`;
  const stored = <Value>(what: string) => readStored<Value>(prefix + what);

  const read = (): Kept => ({
    config: stored<ChatConfig>('config'),
    session: stored<Session>('session'),
    read_seq: stored<number>('read_seq') ?? 0,
    email: stored<string>('email'),
    email_declined: stored<boolean>('email_declined') ?? false,
  });
  const secret = () => {
    const made = stored<string>('secret') ?? newSecret();
    store(`${prefix}secret`, made);
    return made;
  };
  // Long before anything is said, so that all tabs know it by then.
  secret();
  return {
    read,
    change: (part) => {
      for (const [what, value] of Object.entries(part)) store(prefix + what, value);
    },
    unsent: () =>
      storedKeys(unsentPrefix)
        .flatMap((name) => readStored<Unsent>(name) ?? [])
        .sort((a, b) => a.at.localeCompare(b.at)),
    addUnsent: (message) => store(unsentPrefix + message.client_id, message),
    dropUnsent: (clientId) => store(unsentPrefix + clientId, null),
    secret,
    ...openOnThisTab(`tellonce:${key}`),
    onOtherTab: (listener) =>
      addEventListener('storage', (event) => {
        if (event.key?.startsWith(prefix)) listener(read());
      }),
  };
}

function openOnThisTab(name: string): Pick<Keep, 'wasOpen' | 'setOpen'> {
  return {
    wasOpen: () => {
      try {
        return sessionStorage.getItem(name) === 'open';
      } catch {
        return false;
      }
    },
    setOpen: (open) => {
      try {
        sessionStorage.setItem(name, open ? 'open' : '');
      } catch {
        // Storage is forbidden: the next page begins with the panel closed.
      }
    },
  };
}

/** 32 bytes as the server wants them: base64url, without the padding. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 43);
}
