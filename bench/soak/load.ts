import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Client, client } from '../../test/world.ts';
import { makeEvent } from '../events.ts';

export type Counts = { events: number; chat_messages: number; timelines: number; failures: number };

export type SoakLoad = { counts: () => Counts; stop: () => Promise<Counts> };

// Steady, and well below what the smallest machine can do: a soak looks for what grows, not for what is slow.
const BATCH = 20;
const BATCH_EVERY_MS = 100;
const CHAT_EVERY_MS = 500;
const READ_EVERY_MS = 200;
// A visitor says some things and goes, and another comes.
const SAID_BY_ONE = 10;

/** Events, chats of ever new visitors, and a team member who reads one timeline after the other. */
export async function startLoad(given: { url: string; key: string; member: Client }): Promise<SoakLoad> {
  const { url, key, member } = given;
  const counts: Counts = { events: 0, chat_messages: 0, timelines: 0, failures: 0 };
  const stranger = client(url, '');
  const made = await member.post('/api/channel-accounts', { channel: 'webchat', name: 'Chat', settings: {} });
  if (made.status !== 200) throw new Error(`No chat account: ${JSON.stringify(made.body)}`);
  const chat = `/chat/${made.body.public_key}`;
  let visitor = { left: 0, authorization: '' };
  let number = 0;

  async function sendEvents(): Promise<void> {
    const batch = Array.from({ length: BATCH }, () => makeEvent(number++));
    await demand(stranger.post('/v1/batch', { batch }, { authorization: `Bearer ${key}` }));
    counts.events += BATCH;
  }

  async function chatOn(): Promise<void> {
    if (visitor.left === 0) {
      const { body } = await demand(stranger.post(`${chat}/sessions`, {}));
      visitor = { left: SAID_BY_ONE, authorization: `Bearer ${body.token}` };
    }
    const said = { client_id: randomUUID(), text: 'Where is my order?' };
    await demand(stranger.post(`${chat}/messages`, said, { authorization: visitor.authorization }));
    visitor.left--;
    counts.chat_messages++;
  }

  async function readTimeline(): Promise<void> {
    const { body } = await demand(member.get('/api/customers?limit=20'));
    const one = body.items[Math.floor(Math.random() * body.items.length)];
    if (one) await demand(member.get(`/api/customers/${one.id}/timeline?limit=50`));
    counts.timelines++;
  }

  const stopping = new AbortController();
  const again = async (work: () => Promise<void>, every_ms: number) => {
    while (!stopping.signal.aborted) {
      await work().catch((error: Error) => {
        counts.failures++;
        console.error(error.message);
      });
      await sleep(every_ms, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = [
    again(sendEvents, BATCH_EVERY_MS),
    again(chatOn, CHAT_EVERY_MS),
    again(readTimeline, READ_EVERY_MS),
  ];
  return {
    counts: () => counts,
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
      return counts;
    },
  };
}

async function demand<Body>(call: Promise<Answer<Body>>): Promise<Answer<Body>> {
  const reply = await call;
  if (reply.status !== 200) throw new Error(`Answered with ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply;
}
