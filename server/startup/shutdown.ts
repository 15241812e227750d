// Thrown out of a start that is cut off by a signal.
export class StopRequested extends Error {}

type Opened = { close: () => Promise<unknown>; vital: boolean };

// A terminal sends Ctrl-C to every process of the group and the launcher passes it on: that is one signal, not two.
const SAME_SIGNAL_MS = 300;
// What a database of our own may take to stop on a busy machine; a third signal does not wait for it.
const AT_ONCE_MS = 8000;

// Collects what has to be closed, and closes it, last opened first, on SIGTERM or SIGINT. A second signal skips
// everything but what is `vital` (a database of our own), a third one that too.
export function createShutdown(say: (line: string) => void) {
  const opened: Opened[] = [];
  // What is vital and being closed.
  let underWay: Promise<unknown> = Promise.resolve();
  let asked = 0;
  let lastAsked = 0;
  let started = false;

  function closeNext(): Promise<unknown> {
    const next = opened.pop();
    const closed = Promise.resolve(next?.close());
    if (next?.vital) underWay = closed;
    return closed;
  }

  async function closeAndExit(code: number): Promise<void> {
    setTimeout(() => say('Still finishing what is under way; Ctrl-C once more stops at once.'), 5000).unref();
    let failure: unknown;
    while (opened.length > 0) await closeNext().catch((error) => (failure ??= error));
    // Cut short meanwhile: see closeAtOnce, which ends us.
    if (asked > 1) return;
    if (failure !== undefined) console.error(failure);
    else if (code === 0) say('Stopped.');
    process.exit(failure === undefined ? code : 1);
  }

  async function closeAtOnce(): Promise<void> {
    setTimeout(() => process.exit(1), AT_ONCE_MS);
    const vital = opened.splice(0).filter((one) => one.vital);
    await Promise.allSettled([underWay, ...vital.map((one) => one.close())]);
    process.exit(1);
  }

  function onSignal() {
    if (Date.now() - lastAsked < SAME_SIGNAL_MS) return;
    lastAsked = Date.now();
    asked += 1;
    if (asked > 2) process.exit(1);
    if (asked === 2) return void closeAtOnce();
    say('Stopping ...');
    // A start under way notices at its next step (see `add`).
    if (started) void closeAndExit(0);
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  return {
    add(close: Opened['close'], { vital = false } = {}) {
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
