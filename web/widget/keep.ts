import type { ChatConfig } from './api.ts';

/** What the browser keeps between pages: the session's token, what is not yet sent, how far was read. */
export type Session = { session_id: string; token: string };
export type Unsent = { client_id: string; text: string; at: string };
export type Kept = {
  /** As it was last: the chat is there at once, and also when the server cannot be reached just now. */
  config: ChatConfig | null;
  session: Session | null;
  outbox: Unsent[];
  read_seq: number;
  email: string | null;
  email_declined: boolean;
};

const nothing: Kept = {
  config: null,
  session: null,
  outbox: [],
  read_seq: 0,
  email: null,
  email_declined: false,
};

export type Keep = {
  read(): Kept;
  change(part: Partial<Kept>): Kept;
  /** Whether the panel was open on the tab's last page: that is nobody's business in another tab, or tomorrow. */
  wasOpen(): boolean;
  setOpen(open: boolean): void;
  /** Another tab of the same site has changed it. */
  onOtherTab(listener: (kept: Kept) => void): void;
};

export function openKeep(key: string): Keep {
  const name = `tellonce:${key}`;
  // Where storage is forbidden the chat still works, for as long as the page is open.
  let inMemory: Kept | null = null;

  const read = (): Kept => {
    if (inMemory) return inMemory;
    try {
      return { ...nothing, ...JSON.parse(localStorage.getItem(name) ?? '{}') };
    } catch {
      return { ...nothing };
    }
  };
  const change = (part: Partial<Kept>): Kept => {
    const kept = { ...read(), ...part };
    try {
      localStorage.setItem(name, JSON.stringify(kept));
      inMemory = null;
    } catch {
      inMemory = kept;
    }
    return kept;
  };
  const wasOpen = () => {
    try {
      return sessionStorage.getItem(name) === 'open';
    } catch {
      return false;
    }
  };
  const setOpen = (open: boolean) => {
    try {
      sessionStorage.setItem(name, open ? 'open' : '');
    } catch {
      // Storage is forbidden: the next page begins with the panel closed.
    }
  };
  const onOtherTab = (listener: (kept: Kept) => void) =>
    addEventListener('storage', (event) => {
      if (event.key === name) listener(read());
    });
  return { read, change, wasOpen, setOpen, onOtherTab };
}
