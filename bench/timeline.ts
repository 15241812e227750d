import { parseArgs } from 'node:util';
import type { Database } from '../server/db/index.ts';
import { startServer } from '../test/peers/server-process.ts';
import { withDatabase } from './bench-database.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine, type Machine } from './machine.ts';
import { makeOwner, signIn } from './team-member.ts';
import { fill, LONG, type Subject } from './timeline/fill.ts';
import { anyFilter, type Measured, PAGE, readPages, readPlainly, type Times } from './timeline/readers.ts';

// How long a page of the timeline of a customer with 100,000 interactions takes, among all that is stored: at the API
// of a running server, with eight readers at once (or another number, such as one), at random places, with and without filters.
//   node bin/launch.mjs bench/timeline.ts [--stored 20000000] [--keep folder] [--seconds 15] [--readers 8]
// --keep keeps the database there, so that the next run need not fill it.
const { values: options } = parseArgs({
  options: {
    stored: { type: 'string', default: '20000000' },
    keep: { type: 'string' },
    seconds: { type: 'string', default: '15' },
    readers: { type: 'string', default: '8' },
  },
});
const stored = Number(options.stored);
const seconds = Number(options.seconds);
const readers = Number(options.readers);
const CLAIM_MS = 15;
const NAME = readers === 1 ? 'timeline-one-reader' : 'timeline';
// Below that the two customers would be all there is.
if (!(stored >= 4 * LONG)) throw new Error(`--stored takes a number of at least ${4 * LONG}.`);

await withDatabase(run, { keep: options.keep });

async function run(database: Database): Promise<void> {
  const subjects = await fill(database, stored);
  await makeOwner(database).catch(() => console.error('The owner is there from before.'));
  const server = await startServer({ database_url: database.url });
  try {
    const cookie = (await signIn(server.url)).cookie;
    const read = (name: string, subject: Subject, filter: () => string, some_seconds = seconds) =>
      readPages({ name, url: server.url, cookie, subject, readers, seconds: some_seconds, filter });
    await read('warming up', subjects[0]!, anyFilter, 3);
    await readPlainly(database.url, subjects[0]!, 2);
    const ceiling = [await readPlainly(database.url, subjects[0]!, seconds / 3)];
    const measured: Measured[] = [];
    for (const subject of subjects) {
      measured.push(await read(`${subject.name}, everything`, subject, () => ''));
      measured.push(await read(`${subject.name}, any filter or none`, subject, anyFilter));
    }
    ceiling.push(await readPlainly(database.url, subjects[0]!, seconds / 3));
    const at = new Date().toISOString();
    const machine = await describeMachine(database.db);
    keepReport(NAME, at, report(at, machine, ceiling, measured), {
      at,
      machine,
      stored,
      readers,
      ceiling,
      measured,
    });
  } finally {
    await server.stop();
  }
}

function report(at: string, machine: Machine, ceiling: Times[], measured: Measured[]): string {
  const best = ceiling.toSorted((a, b) => a.p99_ms - b.p99_ms)[0]!;
  const row = (name: string, times: Times, failures: number | '') =>
    `| ${name} | ${times.p50_ms.toFixed(1)} | ${times.p99_ms.toFixed(1)} | ${whole(times.pages_per_second)} | ${failures} |`;
  const worst = Math.max(...measured.map(({ p99_ms }) => p99_ms));
  return `# A page of a long timeline, ${at.slice(0, 10)}

| | p50 ms | p99 ms | pages/s | failed |
|---|---:|---:|---:|---:|
${row('ceiling: the same range by plain SQL, one connection', best, '')}
${measured.map((one) => row(`${one.name}, ${readers === 1 ? 'one reader' : `${readers} readers`}`, one, one.failures)).join('\n')}

A page is ${PAGE} interactions of a customer with ${whole(LONG)} among ${whole(stored)} stored, spread over twelve months; one of the two customers was merged from 20 profiles. Each reader goes to a random moment, then one page back and one forward, and asks for the next page as soon as it has the last. The filters are of a common type, of rare ones and of a channel. Claim: p99 at most ${CLAIM_MS} ms; ${worst <= CLAIM_MS ? 'held' : 'not held'} in this run.

${aboutMachine(machine)}
`;
}
