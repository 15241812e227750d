import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { reactorLags } from '../server/log/index.ts';
import { makeSource } from '../test/peers/source.ts';
import { withDatabase } from './bench-database.ts';
import { catchUp, quietly } from './catch-up.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine, type Machine } from './machine.ts';
import { BATCHES, type Measured, measure, at as shareAt } from './send.ts';
import { type Steady, sendSteadily } from './steady.ts';
import { warmServer } from './warm-server.ts';

// How far the reactors are behind while events come in at half of the top rate, which is measured first.
//   node bin/launch.mjs bench/lag.ts [--seconds 60] [--top 10] [--rate events a second, in place of half the top]
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    top: { type: 'string', default: '10' },
    rate: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const SAMPLE_MS = 100;
const CLAIM_S = 1;

type Lag = { reactor: string; samples: number; p50_s: number; p99_s: number; max_s: number };
type Run = { at: string; machine: Machine; seconds: number; top: Measured; steady: Steady; lags: Lag[] };

await withDatabase(run);

async function run(database: Database): Promise<void> {
  const { key } = await makeSource(database.db);
  const server = await warmServer(database, key);
  try {
    console.error('The top rate ...');
    const top = await quietly(database, () => measure(server.url, key, BATCHES, Number(options.top)));
    await catchUp(database);
    const rate = Number(options.rate ?? top.events_per_second / 2);
    console.error(`${whole(rate)} events a second for ${seconds} s ...`);
    const sampling = new AbortController();
    const sampled = sample(database, sampling.signal);
    const steady = await sendSteadily(server.url, key, rate, seconds);
    sampling.abort();
    const lags = [...(await sampled)].map(([reactor, values]) => summary(reactor, values));
    const at = new Date().toISOString();
    const figures = { at, machine: await describeMachine(database.db), seconds, top, steady, lags };
    keepReport('lag', at, report(figures), figures);
    if (lags.some(({ p99_s }) => p99_s > CLAIM_S)) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

/** Every 100 ms: of each reactor the age of the oldest batch that one of its buckets has not passed; 0 without any. */
async function sample({ db }: Database, signal: AbortSignal): Promise<Map<string, number[]>> {
  const values = new Map<string, number[]>();
  while (!signal.aborted) {
    const began = performance.now();
    for (const { reactor, seconds: age } of await reactorLags(db))
      values.set(reactor, [...(values.get(reactor) ?? []), age]);
    await sleep(Math.max(0, SAMPLE_MS - (performance.now() - began)));
  }
  return values;
}

function summary(reactor: string, values: number[]): Lag {
  const sorted = values.toSorted((a, b) => a - b);
  const [p50_s, p99_s, max_s] = [shareAt(sorted, 0.5), shareAt(sorted, 0.99), sorted.at(-1) ?? Number.NaN];
  return { reactor, samples: values.length, p50_s, p99_s, max_s };
}

function report({ at, machine, top, steady, lags }: Run): string {
  const line = ({ reactor, samples, p50_s, p99_s, max_s }: Lag) =>
    `| ${reactor} | ${[p50_s, p99_s, max_s].map((value) => value.toFixed(3)).join(' | ')} | ${samples} |`;
  return `# Lag of the reactors, ${at.slice(0, 10)}

| reactor | p50 s | p99 s | most s | samples |
|---|---:|---:|---:|---:|
${lags.map(line).join('\n')}

Sampled every ${SAMPLE_MS} ms for ${seconds} s while ${whole(steady.events_per_second)} events a second came in (asked for: ${whole(steady.asked_per_second)}; the top rate of the same run was ${whole(top.events_per_second)}), in batches of 100 at a steady pace, answered after ${steady.p50_ms.toFixed(0)} ms (p99 ${steady.p99_ms.toFixed(0)} ms), ${steady.failures} failed. A sample is the age of the oldest batch of the log that some bucket of the reactor has not passed, from its \`received_at\` (the start of the transaction that stored it) to the moment of the sample; a bucket passes a batch in the transaction that commits what it has effected. So nothing that came in had waited longer for its effect than the sample says. ${aboutMachine(machine)}
`;
}
