import type { ChatApi, ChatMessage } from './api.ts';
import type { Keep, Unsent } from './keep.ts';

/** One visitor's chat as this page knows it: plain state, changed by `session.ts` and `sending.ts`. */
export type Chat = {
  api: ChatApi;
  keep: Keep;
  visitor: () => { anonymous_id?: string; page?: string };
  listeners: Set<() => void>;
  /** What the server has, by sequence number. */
  said: Map<number, ChatMessage>;
  /** All up to this number has arrived in order; what our own sending returns may be ahead of it. */
  cursor: number;
  following: { token: string; stop(): void } | null;
  /** The token that the server no longer knows; other tabs, or a later page, may still find it in the browser. */
  gone: string | null;
  live: boolean;
  reading: boolean;
  /** Messages that the server will not take, by client_id, with its words. */
  refused: Map<string, string>;
  sending: boolean;
  failures: number;
  stuck: boolean;
  slowed: boolean;
  wake: () => void;
  view: View;
};

export type Line = {
  key: string;
  direction: 'in' | 'out';
  text: string;
  author_name: string | null;
  at: string;
  state: 'sending' | 'failed' | 'sent';
  /** The server's words when it refused for good; null when trying again may help. */
  problem: string | null;
};

export type View = {
  lines: Line[];
  live: boolean;
  slowed: boolean;
  unread: number;
  email: string | null;
  email_declined: boolean;
};

export function newChat(given: Pick<Chat, 'api' | 'keep' | 'visitor'>): Chat {
  const chat: Chat = {
    ...given,
    listeners: new Set(),
    said: new Map(),
    cursor: 0,
    following: null,
    gone: null,
    live: true,
    reading: false,
    refused: new Map(),
    sending: false,
    failures: 0,
    stuck: false,
    slowed: false,
    wake: () => {},
    view: { lines: [], live: true, slowed: false, unread: 0, email: null, email_declined: false },
  };
  chat.view = look(chat);
  return chat;
}

export function changed(chat: Chat) {
  const last = Math.max(0, ...chat.said.keys());
  if (chat.reading && last > chat.keep.read().read_seq) chat.keep.change({ read_seq: last });
  chat.view = look(chat);
  for (const listener of chat.listeners) listener();
}

function look(chat: Chat): View {
  const kept = chat.keep.read();
  const messages = [...chat.said.values()].sort((a, b) => a.seq - b.seq);
  const stored = new Set(messages.map((message) => message.client_id));
  const unsent = chat.keep.unsent().filter((message) => !stored.has(message.client_id));
  return {
    lines: [...messages.map(saidLine), ...unsent.map((message) => unsentLine(chat, message))],
    live: chat.live,
    slowed: chat.slowed,
    unread: messages.filter((message) => message.direction === 'out' && message.seq > kept.read_seq).length,
    email: kept.email,
    email_declined: kept.email_declined,
  };
}

function saidLine(message: ChatMessage): Line {
  const key = message.client_id ?? `seq-${message.seq}`;
  return { ...message, key, state: 'sent', problem: null };
}

function unsentLine(chat: Chat, message: Unsent): Line {
  const problem = chat.refused.get(message.client_id) ?? null;
  const state = problem !== null || chat.stuck ? 'failed' : 'sending';
  return { ...message, key: message.client_id, direction: 'in', author_name: null, state, problem };
}
