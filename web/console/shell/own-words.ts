import { readStored, store } from '../../kit/stored.ts';
import { forgetDrafts } from '../inbox/draft.ts';
import { emptyOutbox } from '../inbox/outbox.ts';

const LAST = 'last_member';

/** Drafts and unsent replies belong to whoever wrote them: they go when someone else comes to the same browser. */
export function keepOwnWords(member_id: string): void {
  if (readStored<string>(LAST) !== member_id) forgetOwnWords();
  store(LAST, member_id);
}

export function forgetOwnWords(): void {
  forgetDrafts();
  emptyOutbox();
}
