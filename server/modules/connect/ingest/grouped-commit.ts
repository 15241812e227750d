import { Refusal } from '../../../http/index.ts';

export type Limits = {
  /** Statements under way at once. */
  in_flight: number;
  /** Rows in one statement; one request's rows stay together, so that it may be a few more. */
  rows: number;
  /** Bytes that may wait before callers are told to come back later. */
  waiting_bytes: number;
  /** How long a caller may wait for its turn. */
  waiting_ms: number;
};

export type GroupedCommit<Row, Outcome> = {
  /** One outcome for each row, once all are decided for good. */
  submit: (rows: Row[], bytes: number) => Promise<Outcome[]>;
  /** Resolves when nothing waits any more. */
  drain: () => Promise<void>;
};

type Waiting<Row, Outcome> = {
  rows: Row[];
  bytes: number;
  since: number;
  resolve: (outcomes: Outcome[]) => void;
  reject: (error: unknown) => void;
};

/**
 * Many small requests share one commit: whatever waits when a slot frees goes in as one statement. Measured: a timer
 * that gathers for some milliseconds gains nothing over this, and costs everyone the wait.
 */
export function groupedCommit<Row, Outcome>(
  store: (rows: Row[]) => Promise<Outcome[]>,
  limits: Limits,
): GroupedCommit<Row, Outcome> {
  let waiting: Waiting<Row, Outcome>[] = [];
  let bytes = 0;
  let under_way = 0;
  const idle: (() => void)[] = [];

  async function run(group: Waiting<Row, Outcome>[]): Promise<void> {
    under_way++;
    try {
      const outcomes = await store(group.flatMap((one) => one.rows));
      let from = 0;
      for (const one of group) {
        one.resolve(outcomes.slice(from, from + one.rows.length));
        from += one.rows.length;
      }
    } catch (error) {
      for (const one of group) one.reject(error);
    } finally {
      under_way--;
      start();
    }
  }

  function start(): void {
    while (under_way < limits.in_flight && waiting.length > 0) void run(takeGroup());
    if (under_way === 0) for (const resolve of idle.splice(0)) resolve();
  }

  function takeGroup(): Waiting<Row, Outcome>[] {
    let rows = 0;
    let count = 0;
    do rows += waiting[count++]!.rows.length;
    while (count < waiting.length && rows + waiting[count]!.rows.length <= limits.rows);
    const group = waiting.splice(0, count);
    bytes -= group.reduce((sum, one) => sum + one.bytes, 0);
    return group;
  }

  // The slots may be held by a database that does not answer: those behind them must not wait for ever.
  function turnAwayLate(): void {
    const latest = Date.now() - limits.waiting_ms;
    const late = waiting.filter((one) => one.since < latest);
    if (late.length === 0) return;
    waiting = waiting.filter((one) => one.since >= latest);
    bytes -= late.reduce((sum, one) => sum + one.bytes, 0);
    for (const one of late) one.reject(notNow());
  }
  const sweep = setInterval(turnAwayLate, 250);
  sweep.unref();

  return {
    submit: (rows, size) =>
      new Promise((resolve, reject) => {
        if (bytes + size > limits.waiting_bytes) return reject(overloaded());
        bytes += size;
        waiting.push({ rows, bytes: size, since: Date.now(), resolve, reject });
        start();
      }),
    drain: () => {
      clearInterval(sweep);
      return new Promise((resolve) => {
        idle.push(resolve);
        start();
      });
    },
  };
}

const overloaded = () =>
  new Refusal(
    'overloaded',
    429,
    'More is coming in than can be stored right now. Send it again in a moment.',
    {
      headers: { 'retry-after': '2' },
    },
  );

// RudderStack's SDK for Node tries three times more, waiting as long as we say, and then throws the events away: with
// this it comes through half a minute.
export const notNow = () =>
  new Refusal('not_stored', 503, 'The events could not be stored right now. Send them again shortly.', {
    headers: { 'retry-after': '10' },
  });
