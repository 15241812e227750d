import { useSyncExternalStore } from 'react';
import { readStored, store } from '../../kit/stored.ts';
import type { UploadedFile } from '../api/messages.ts';

/** A reply or note on its way to the server, or one that did not get there. */
export type Sending = {
  /** Also its Idempotency-Key: the same attempt again is never a second message. */
  key: string;
  case_id: string;
  kind: 'reply' | 'note';
  text: string;
  reply_option: string | null;
  channel: string | null;
  subject: string | null;
  files: UploadedFile[];
  at: string;
  state: 'sending' | 'sent' | 'failed';
  sent_id: string | null;
  error: string | null;
};

const STORED = 'outbox';
const listeners = new Set<() => void>();

// What was still on its way when the page was closed may have arrived or not. Trying again with the same key is
// safe either way, so it is offered as failed.
let entries: Sending[] = (readStored<Sending[]>(STORED) ?? []).map((entry) =>
  entry.state === 'sending' ? { ...entry, state: 'failed', error: null } : entry,
);

function change(next: Sending[]): void {
  entries = next;
  const unsent = entries.filter((entry) => entry.state !== 'sent');
  store(STORED, unsent.length > 0 ? unsent : null);
  for (const listen of listeners) listen();
}

export const addSending = (entry: Sending): void => change([...entries, entry]);

export const updateSending = (key: string, part: Partial<Sending>): void =>
  change(entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));

export const removeSending = (key: string): void => change(entries.filter((entry) => entry.key !== key));

/** Signing out leaves no words of one person for the next. */
export const emptyOutbox = (): void => change([]);

const all = (): Sending[] => entries;

export function useOutbox(case_id: string): Sending[] {
  const list = useSyncExternalStore((listen) => {
    listeners.add(listen);
    return () => listeners.delete(listen);
  }, all);
  return list.filter((entry) => entry.case_id === case_id);
}
