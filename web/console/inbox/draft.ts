import { useCallback, useSyncExternalStore } from 'react';
import { readStored, store, storedKeys } from '../../kit/stored.ts';
import type { UploadedFile } from '../api/messages.ts';

/** What is being written in a case; kept in the browser until it is sent. */
export type Draft = {
  mode: 'reply' | 'note';
  reply: string;
  note: string;
  /** The reply option chosen by hand, or null for the one the server suggests. */
  option: string | null;
  subject: string;
  files: UploadedFile[];
};

const EMPTY: Draft = { mode: 'reply', reply: '', note: '', option: null, subject: '', files: [] };
const PREFIX = 'draft.';
const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

function read(case_id: string): Draft {
  let draft = drafts.get(case_id);
  if (!draft) {
    draft = { ...EMPTY, ...readStored<Partial<Draft>>(PREFIX + case_id) };
    drafts.set(case_id, draft);
  }
  return draft;
}

function write(case_id: string, draft: Draft): void {
  drafts.set(case_id, draft);
  const empty = !draft.reply && !draft.note && !draft.subject && draft.files.length === 0;
  store(PREFIX + case_id, empty ? null : draft);
  for (const listen of listeners) listen();
}

export type SetDraft = (change: Partial<Draft> | ((draft: Draft) => Draft)) => void;

export function useDraft(case_id: string): [Draft, SetDraft] {
  const draft = useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    () => read(case_id),
  );
  const set: SetDraft = useCallback(
    (change) => {
      const old = read(case_id);
      write(case_id, typeof change === 'function' ? change(old) : { ...old, ...change });
    },
    [case_id],
  );
  return [draft, set];
}

/** Signing out leaves no words of one person for the next. */
export function forgetDrafts(): void {
  drafts.clear();
  for (const key of storedKeys(PREFIX)) store(key, null);
}
