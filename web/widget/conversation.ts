import type { ChatApi } from './api.ts';
import { type Chat, changed, newChat } from './chat.ts';
import type { Keep } from './keep.ts';
import { removeUnsent, retryAll, retryOne, say, sendAll } from './sending.ts';
import { followSession, openSession } from './session.ts';

export type Conversation = ReturnType<typeof startConversation>;

/** What the screen may do with the chat. Sends what an earlier page left unsent, follows the session if there is one. */
export function startConversation(api: ChatApi, keep: Keep, visitor: Chat['visitor']) {
  const chat = newChat({ api, keep, visitor });
  keep.onOtherTab((kept) => {
    followSession(chat, kept.session);
    changed(chat);
  });
  addEventListener('online', () => retryAll(chat));
  followSession(chat, keep.read().session);
  sendAll(chat);

  return {
    view: () => chat.view,
    subscribe: (listener: () => void) => {
      chat.listeners.add(listener);
      return () => chat.listeners.delete(listener);
    },
    say: (text: string) => say(chat, text),
    retry: (clientId: string) => retryOne(chat, clientId),
    remove: (clientId: string) => removeUnsent(chat, clientId),
    /** While the visitor looks at the messages, what arrives counts as read. */
    setReading: (now: boolean) => {
      chat.reading = now;
      changed(chat);
    },
    saveEmail: async (email: string) => {
      await api.identify(await openSession(chat), email);
      keep.change({ email });
      changed(chat);
    },
    declineEmail: () => {
      keep.change({ email_declined: true });
      changed(chat);
    },
  };
}
