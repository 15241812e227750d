import type { ChatMessage } from './api.ts';
import { type Chat, changed } from './chat.ts';
import { follow } from './follow.ts';
import type { Session } from './keep.ts';
import { retryAll, sendAll } from './sending.ts';

/**
 * A session begins with the first thing said, not with a look at the page. Two tabs that both say their first
 * words at once share one session, where the browser has locks.
 */
export async function openSession(chat: Chat): Promise<Session> {
  const open = async () => {
    const kept = chat.keep.read().session;
    if (kept) return kept;
    const { session_id, token } = await chat.api.openSession(chat.visitor());
    chat.keep.change({ session: { session_id, token } });
    return { session_id, token };
  };
  const session = navigator.locks ? await navigator.locks.request('tellonce-session', open) : await open();
  followSession(chat, session);
  return session;
}

export function followSession(chat: Chat, session: Session | null) {
  if (!session || chat.following?.token === session.token) return;
  leaveSession(chat);
  const { stop } = follow(chat.api, session, {
    after: () => chat.cursor,
    onMessages: (messages) => {
      chat.cursor = Math.max(chat.cursor, ...messages.map((message) => message.seq));
      takeMessages(chat, messages);
    },
    onConnection: (live) => connectionChanged(chat, live),
    onGone: () => {
      forgetSession(chat);
      sendAll(chat);
    },
  });
  chat.following = { token: session.token, stop };
}

/** The server no longer knows the session (another database): begin anew, keep what is not yet sent. */
export function forgetSession(chat: Chat) {
  leaveSession(chat);
  chat.keep.change({ session: null, read_seq: 0 });
  changed(chat);
}

export function takeMessages(chat: Chat, messages: ChatMessage[]) {
  if (messages.length === 0) return;
  for (const message of messages) chat.said.set(message.seq, message);
  changed(chat);
}

function leaveSession(chat: Chat) {
  chat.following?.stop();
  chat.following = null;
  chat.said.clear();
  chat.cursor = 0;
}

function connectionChanged(chat: Chat, live: boolean) {
  if (live !== chat.live) {
    chat.live = live;
    changed(chat);
  }
  if (live && chat.stuck) retryAll(chat);
}
