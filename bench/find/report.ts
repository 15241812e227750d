import { keepReport, whole } from '../keep-report.ts';
import { aboutMachine, type Machine } from '../machine.ts';

export type Asked = { kind: string; url: string; ms: number; found: number };

export type Run = {
  at: string;
  machine: Machine;
  customers: number;
  /** Null when they were there from a run before. */
  filled_s: number | null;
  asked: Asked[];
};

const PROMISED_MS = 50;
const SLOWEST = 10;

/** Prints the table and keeps it, with the slowest questions, in bench/results. */
export function writeReport({ asked, ...run }: Run): void {
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)].map(([kind, all]) => summed(kind, all));
  const questions = asked.filter(({ kind }) => kind !== 'ceiling');
  const all = summed('all of these', questions);
  const slowest = questions.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  const text = table({ ...run, kinds, all });
  keepReport('find', run.at, text, { ...run, kinds, all, slowest });
}

type Summed = ReturnType<typeof summed>;

function summed(kind: string, all: Asked[]) {
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  const hits = all.filter(({ found }) => found > 0).length / all.length;
  return { kind, count: all.length, hits, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
}

type Table = Omit<Run, 'asked'> & { kinds: Summed[]; all: Summed };

function table({ at, machine, customers, filled_s, kinds, all }: Table): string {
  const ceiling = kinds.find(({ kind }) => kind === 'ceiling')!;
  const row = (one: Summed, name: string) =>
    `| ${name} | ${one.count} | ${Math.round(one.hits * 100)} % | ${one.p50_ms.toFixed(1)} | ${one.p95_ms.toFixed(1)} | ${one.p99_ms.toFixed(1)} |`;
  const rows = kinds.filter(({ kind }) => kind !== 'ceiling').map((one) => row(one, one.kind));
  return `# Finding a customer among ${whole(customers)}, ${at.slice(0, 10)}

| | asked | with a hit | p50 ms | p95 ms | p99 ms |
|---|---:|---:|---:|---:|---:|
${row(ceiling, 'ceiling: one customer by their id')}
${rows.join('\n')}
${row(all, '**all questions**')}

Promised: p95 of ${PROMISED_MS} ms; it is ${all.p95_ms.toFixed(1)} ms, ${(all.p95_ms / ceiling.p95_ms).toFixed(1)} times the ceiling's. At the API, one after the other, pages of 50, each in turn with a lookup of the ceiling. ${aboutMachine(machine)}

${filled_s === null ? 'The customers were there from a run before.' : `The customers were made in ${filled_s} s, straight in the tables.`} Names of many languages, the common ones common (Maria, Müller) and some 40,000 rare ones; a tenth have no name but an address, two in a hundred are organisations.
`;
}
