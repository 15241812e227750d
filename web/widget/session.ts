import type { ChatMessage } from './api.ts';
import { type Chat, changed } from './chat.ts';
import { follow } from './follow.ts';
import type { Session } from './keep.ts';
import { retryAll, sendAll } from './sending.ts';

/**
 * A session begins with the first thing said, not with a look at the page. Two tabs that both say their first
 * words at once share one session: to the same secret the server opens the same one. The tabs cannot see to it
 * themselves, as what one of them keeps another may read only a moment later, even if they take turns.
 */
export async function openSession(chat: Chat): Promise<Session> {
  const kept = chat.keep.read().session;
  const session = kept && kept.token !== chat.gone ? kept : await beginSession(chat);
  followSession(chat, session);
  return session;
}

async function beginSession(chat: Chat): Promise<Session> {
  const session = await chat.api.openSession({ ...chat.visitor(), secret: chat.keep.secret() });
  chat.keep.change({ session });
  return session;
}

export function followSession(chat: Chat, session: Session | null) {
  if (!session || session.token === chat.gone || session.token === chat.following?.token) return;
  leaveSession(chat);
  const { stop } = follow(chat.api, session, {
    after: () => chat.cursor,
    onMessages: (messages) => {
      chat.cursor = Math.max(chat.cursor, ...messages.map((message) => message.seq));
      takeMessages(chat, messages);
    },
    onConnection: (live) => connectionChanged(chat, live),
    onGone: () => {
      forgetSession(chat, session);
      sendAll(chat);
    },
  });
  chat.following = { token: session.token, stop };
}

/** The server no longer knows the session (another database): begin anew, keep what is not yet sent. */
export function forgetSession(chat: Chat, session: Session) {
  chat.gone = session.token;
  if (chat.following?.token !== session.token) return;
  leaveSession(chat);
  chat.keep.change({ read_seq: 0 });
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
