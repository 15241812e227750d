import { ChatProblem } from './api.ts';
import { type Chat, changed } from './chat.ts';
import { backOff } from './follow.ts';
import type { Session } from './keep.ts';
import { forgetSession, openSession, takeMessages } from './session.ts';

/** Each message carries a client_id made here: it may be sent again as often as needed and is stored once. */
export function say(chat: Chat, text: string) {
  const message = { client_id: newClientId(), text, at: new Date().toISOString() };
  chat.keep.addUnsent(message);
  changed(chat);
  sendAll(chat);
}

/** Sends what waits, one after the other, so that messages arrive in the order in which they were written. */
export async function sendAll(chat: Chat) {
  if (chat.sending) return;
  chat.sending = true;
  for (let message = nextUnsent(chat); message; message = nextUnsent(chat)) {
    const { client_id, text } = message;
    let session: Session | null = null;
    try {
      session = await openSession(chat);
      takeMessages(chat, [await chat.api.send(session, { client_id, text })]);
      dropUnsent(chat, client_id);
      chat.failures = 0;
      chat.stuck = chat.slowed = false;
    } catch (error) {
      await afterFailure(chat, session, client_id, error);
    }
    changed(chat);
  }
  chat.sending = false;
}

async function afterFailure(chat: Chat, session: Session | null, clientId: string, error: unknown) {
  const status = error instanceof ChatProblem ? error.status : 0;
  const retryAfter = error instanceof ChatProblem ? error.retry_after : 0;
  if (status === 401 && session) forgetSession(chat, session);
  chat.slowed = status === 429;
  const forGood = status >= 400 && status < 500 && ![401, 408, 429].includes(status);
  if (forGood) {
    chat.refused.set(clientId, (error as ChatProblem).message);
    return;
  }
  chat.failures += 1;
  // After a few tries the visitor is told; we go on trying all the same.
  chat.stuck = chat.failures > 2 && !chat.slowed;
  changed(chat);
  await pause(chat, chat.slowed && retryAfter ? retryAfter * 1000 : backOff(chat.failures));
}

export function retryAll(chat: Chat) {
  chat.stuck = false;
  chat.wake();
  changed(chat);
  sendAll(chat);
}

export function retryOne(chat: Chat, clientId: string) {
  chat.refused.delete(clientId);
  retryAll(chat);
}

export function removeUnsent(chat: Chat, clientId: string) {
  dropUnsent(chat, clientId);
  changed(chat);
}

function nextUnsent(chat: Chat) {
  return chat.keep.unsent().find((message) => !chat.refused.has(message.client_id));
}

function dropUnsent(chat: Chat, clientId: string) {
  chat.refused.delete(clientId);
  chat.keep.dropUnsent(clientId);
}

function pause(chat: Chat, ms: number) {
  return new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    chat.wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

function newClientId() {
  // crypto.randomUUID exists only on https; a shop on plain http has getRandomValues all the same.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
