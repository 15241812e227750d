import { type ChatApi, type ChatMessage, ChatProblem } from './api.ts';
import type { Session } from './keep.ts';
import { listen } from './listen.ts';

const silenceMs = 40_000;
const helloWithinMs = 8_000;
const streamAgainMs = 60_000;
const pollMs = { visible: 4_000, hidden: 15_000 };

export type Followed = {
  after(): number;
  onMessages(messages: ChatMessage[]): void;
  /** Whether the server can be reached at present. */
  onConnection(live: boolean): void;
  /** The session is no longer known to the server. */
  onGone(): void;
};

type Follower = {
  api: ChatApi;
  session: Session;
  on: Followed;
  stopped: AbortController;
  stream: AbortController | null;
  wake: () => void;
  stream_failures: number;
  stream_again_at: number;
};

/**
 * Follows a session's messages until `stop()`. A visible page listens to the stream and picks up after the last
 * sequence number it has, so a lost connection loses nothing. A hidden page polls, because a browser opens only
 * six connections to a host and streams of forgotten tabs would use them up. Where something on the way swallows
 * streams (no greeting arrives), it polls as well and tries the stream again each minute.
 */
export function follow(api: ChatApi, session: Session, on: Followed) {
  const follower: Follower = {
    api,
    session,
    on,
    stopped: new AbortController(),
    stream: null,
    wake: () => {},
    stream_failures: 0,
    stream_again_at: 0,
  };
  const { signal } = follower.stopped;
  document.addEventListener(
    'visibilitychange',
    () => (document.hidden ? follower.stream?.abort() : follower.wake()),
    { signal },
  );
  addEventListener('online', () => follower.wake(), { signal });
  run(follower);
  return { stop: () => stop(follower) };
}

function stop(follower: Follower) {
  follower.stopped.abort();
  follower.stream?.abort();
  follower.wake();
}

async function run(follower: Follower) {
  const { signal } = follower.stopped;
  let failures = 0;
  while (!signal.aborted) {
    const mayStream = !document.hidden && Date.now() >= follower.stream_again_at;
    const streamed = mayStream && (await stream(follower));
    if (signal.aborted) return;
    const reached = await poll(follower);
    if (signal.aborted) return;
    follower.on.onConnection(reached);
    failures = reached ? 0 : failures + 1;
    if (!reached) await pause(follower, backOff(failures));
    else if (streamed) await pause(follower, 200);
    else await pause(follower, document.hidden ? pollMs.hidden : pollMs.visible);
  }
}

/** True if the stream was really open: a greeting came through. */
async function stream(follower: Follower): Promise<boolean> {
  const { on } = follower;
  const abort = new AbortController();
  follower.stream = abort;
  let greeted = false;
  const greeting = setTimeout(() => greeted || abort.abort(), helloWithinMs);
  try {
    const response = await follower.api.stream(follower.session, on.after(), abort.signal);
    await listen(response, abort, silenceMs, (data) => {
      greeted = true;
      on.onConnection(true);
      const event = JSON.parse(data);
      if (event.type === 'messages') on.onMessages(event.items);
    });
  } catch (error) {
    stopIfGone(follower, error);
  } finally {
    clearTimeout(greeting);
    follower.stream = null;
  }
  // A hidden page ends its own stream; that is no failure of the stream.
  if (greeted || document.hidden) follower.stream_failures = 0;
  else follower.stream_failures += 1;
  follower.stream_again_at = follower.stream_failures > 2 ? Date.now() + streamAgainMs : 0;
  return greeted;
}

async function poll(follower: Follower): Promise<boolean> {
  const { api, session, on } = follower;
  try {
    on.onMessages(await api.messages(session, on.after()));
    return true;
  } catch (error) {
    stopIfGone(follower, error);
    return false;
  }
}

function stopIfGone(follower: Follower, error: unknown) {
  if (!(error instanceof ChatProblem) || follower.stopped.signal.aborted) return;
  // 403, 404: the chat was switched off; there is nothing to wait for.
  if (![401, 403, 404].includes(error.status)) return;
  stop(follower);
  if (error.status === 401) follower.on.onGone();
}

function pause(follower: Follower, ms: number) {
  return new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    follower.wake = () => {
      clearTimeout(timer);
      done();
    };
  });
}

/** 1 s, 2 s, 4 s ... at most 30 s, spread so that not all visitors come back in the same moment. */
export function backOff(failures: number): number {
  return Math.min(30_000, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2);
}
