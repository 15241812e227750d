// Thrown out of a start that is cut off by a signal.
export class StopRequested extends Error {}

type Close = () => Promise<unknown>;

// A terminal sends Ctrl-C to every process of the group and the launcher passes it on: that is one signal, not two.
const SAME_SIGNAL_MS = 300;
const AT_ONCE_MS = 3000;

// Collects what has to be closed, and closes it, last opened first, on SIGTERM or SIGINT. A second signal skips
// everything but what is `vital` (a database of our own), a third one that too.
export function createShutdown(say: (line: string) => void) {
  const opened: { close: Close; vital: boolean }[] = [];
  let asked = 0;
  let lastAsked = 0;
  let closing: Promise<void> | undefined;
  let started = false;

  async function close(): Promise<void> {
    const slow = setTimeout(
      () => say('Still finishing what is under way; press Ctrl-C again to stop at once.'),
      5000,
    );
    for (let next = opened.pop(); next !== undefined; next = opened.pop()) await next.close();
    clearTimeout(slow);
  }

  async function closeAtOnce(): Promise<never> {
    const vital = Promise.allSettled(opened.splice(0).map((one) => (one.vital ? one.close() : undefined)));
    setTimeout(() => process.exit(1), AT_ONCE_MS);
    await vital;
    process.exit(1);
  }

  function onSignal() {
    if (Date.now() - lastAsked < SAME_SIGNAL_MS) return;
    lastAsked = Date.now();
    asked += 1;
    if (asked > 2) process.exit(1);
    if (asked === 2) void closeAtOnce();
    if (asked === 1) say('Stopping ...');
    // A start under way notices at its next step (see `add`).
    if (asked === 1 && started) void closeAndExit(0);
  }

  async function closeAndExit(code: number): Promise<never> {
    try {
      closing ??= close();
      await closing;
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
    if (asked > 1) process.exit(1);
    if (code === 0) say('Stopped.');
    process.exit(code);
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  return {
    add(close: Close, { vital = false } = {}) {
      opened.push({ close, vital });
      if (asked > 0) throw new StopRequested();
    },
    started() {
      started = true;
      if (asked > 0) throw new StopRequested();
    },
    closeAndExit,
  };
}

export type Shutdown = ReturnType<typeof createShutdown>;
