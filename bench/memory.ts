import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { startServer } from '../test/peers/server-process.ts';
import { makeSource } from '../test/peers/source.ts';
import { withDatabase } from './bench-database.ts';
import { catchUp } from './catch-up.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine, type Machine } from './machine.ts';
import { BATCHES, type Measured, measure, warmUp } from './send.ts';

// How much memory the server takes while it ingests five million events: its own process, without PostgreSQL. Ends with
// 1 when it takes too much, or goes on taking more.
//   node bin/launch.mjs bench/memory.ts [--events 5000000]
const { values: options } = parseArgs({ options: { events: { type: 'string', default: '5000000' } } });
const events = Number(options.events);
const SAMPLE_MS = 250;
const MOST_MB = 350;
// A heap breathes: the last third may lie this much above the middle one before it counts as growing.
const BREATH = { factor: 1.1, plus_mb: 10 };

type Memory = { at_s: number; mb: number };
type Thirds = { begin_mb: number; middle_mb: number; end_mb: number; most_mb: number; flat: boolean };
type Run = Thirds & { at: string; machine: Machine; measured: Measured; idle_mb: number; samples: Memory[] };

await withDatabase(run);

async function run(database: Database): Promise<void> {
  const { key } = await makeSource(database.db);
  const server = await startServer({ database_url: database.url });
  try {
    await warmUp(server.url, key);
    await catchUp(database);
    const idle_mb = residentMb(server.pid);
    const samples: Memory[] = [];
    const started = performance.now();
    const sampler = setInterval(() => {
      samples.push({ at_s: (performance.now() - started) / 1000, mb: residentMb(server.pid) });
    }, SAMPLE_MS);
    const measured = await measure(server.url, key, BATCHES, Number.POSITIVE_INFINITY, events);
    clearInterval(sampler);
    const at = new Date().toISOString();
    const machine = await describeMachine(database.db);
    const figures = { at, machine, measured, idle_mb, ...thirds(samples), samples: thin(samples) };
    keepReport('memory', at, report(figures), figures);
    if (!figures.flat || figures.most_mb > MOST_MB) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

/** What of a process lies in memory, whoever else shares it. */
function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

function thirds(samples: Memory[]): Thirds {
  const third = Math.floor(samples.length / 3);
  const [begin_mb, middle_mb, end_mb] = [
    samples.slice(0, third),
    samples.slice(third, 2 * third),
    samples.slice(2 * third),
  ].map(median) as [number, number, number];
  const most_mb = Math.max(...samples.map(({ mb }) => mb));
  return { begin_mb, middle_mb, end_mb, most_mb, flat: end_mb <= middle_mb * BREATH.factor + BREATH.plus_mb };
}

function median(samples: Memory[]): number {
  return samples.map(({ mb }) => mb).sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
}

// Enough to draw the curve from.
function thin(samples: Memory[]): Memory[] {
  return samples.filter((_, place) => place % Math.ceil(samples.length / 300) === 0);
}

function report({ at, machine, measured, idle_mb, samples, flat, ...parts }: Run): string {
  const { begin_mb, middle_mb, end_mb, most_mb } = parts;
  const line = (when: string, mb: number) => `| ${when} | ${whole(mb)} |`;
  const first = samples[0]?.mb ?? Number.NaN;
  const last = samples.at(-1)?.mb ?? Number.NaN;
  return `# Memory while ${whole(measured.events)} events come in, ${at.slice(0, 10)}

| | MB |
|---|---:|
${line('before, warmed up', idle_mb)}
${line('first third (median)', begin_mb)}
${line('second third (median)', middle_mb)}
${line('last third (median)', end_mb)}
${line('most at any time', most_mb)}

${flat ? 'Not growing at the end (the last third against the second)' : 'Growing to the end'}: ${whole(first)} MB at the first sample, ${whole(last)} MB at the last. Wanted: flat, and at most ${MOST_MB} MB; it ${flat && most_mb <= MOST_MB ? 'is' : 'is not'}. Resident memory (VmRSS) of the server's process every ${SAMPLE_MS} ms, without PostgreSQL's. ${whole(measured.events_per_second)} events a second in batches of 100 over 16 connections for ${whole(measured.seconds)} s, ${measured.failures} requests failed; every 50th event is of a visitor nobody has seen before. ${aboutMachine(machine)}
`;
}
