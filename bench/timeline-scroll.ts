import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { Database } from '../server/db/index.ts';
import { startBrowser } from '../test/e2e/browser.ts';
import { startServer } from '../test/peers/server-process.ts';
import { withDatabase } from './bench-database.ts';
import { keepReport, whole } from './keep-report.ts';
import { aboutMachine, describeMachine, type Machine } from './machine.ts';
import { makeOwner, signIn } from './team-member.ts';
import { fill, LONG } from './timeline/fill.ts';
import { type Frames, heapOf, type Jump, jumpAround, scroll } from './timeline/scroll.ts';

// How smoothly a timeline of 100,000 interactions scrolls in Chromium, and how soon any month of it is there.
//   node bin/launch.mjs bench/timeline-scroll.ts [--seconds 20] [--stored 400000] [--keep folder]
// --keep is the same folder as for bench/timeline.ts; CHROMIUM names the browser.
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    stored: { type: 'string', default: '400000' },
    keep: { type: 'string' },
  },
});
const seconds = Number(options.seconds);
const SPEEDS = [
  { name: 'reading, 600 px/s at 60 frames/s', pixels: 10 },
  { name: 'wheel, 4,800 px/s', pixels: 80 },
  { name: 'fling, 24,000 px/s', pixels: 400 },
];

await withDatabase(run, { keep: options.keep });

async function run(database: Database): Promise<void> {
  const [subject] = await fill(database, Number(options.stored));
  await makeOwner(database).catch(() => console.error('The owner is there from before.'));
  const server = await startServer({ database_url: database.url });
  const browser = await startBrowser();
  try {
    const [name, value] = (await signIn(server.url)).cookie.split(/=(.*)/s) as [string, string];
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name, value, url: server.url, sameSite: 'Lax', httpOnly: true }]);
    const page = await context.newPage();
    await page.goto(`${server.url}/customers/${subject!.customer_id}`);
    await page.getByRole('navigation', { name: 'Months' }).waitFor();
    await keep(database, page);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function keep(database: Database, page: Page): Promise<void> {
  const heap_before_mb = await heapOf(page);
  const frames: Frames[] = [];
  for (const { name, pixels } of SPEEDS) frames.push(await scroll(page, name, pixels, seconds));
  const jumps = await jumpAround(page);
  const at = new Date().toISOString();
  const machine = await describeMachine(database.db);
  const figures = { at, machine, heap_before_mb, heap_after_mb: await heapOf(page), frames, jumps };
  keepReport('timeline-scroll', at, report(figures), figures);
}

function report(given: {
  at: string;
  machine: Machine;
  heap_before_mb: number;
  heap_after_mb: number;
  frames: Frames[];
  jumps: Jump[];
}): string {
  const rows = given.frames.map((one) =>
    [
      one.name,
      whole(one.rows_passed),
      one.cpu_ms.toFixed(1),
      one.p50_ms.toFixed(1),
      one.p99_ms.toFixed(1),
      `${one.stutters} of ${one.frames}`,
      String(one.long_tasks),
      whole(one.stood_ms),
      whole(one.most_elements),
      one.heap_mb.toFixed(0),
    ].join(' | '),
  );
  const slowest = Math.max(...given.jumps.map(({ shown_after_ms }) => shown_after_ms));
  return `# Scrolling a timeline of ${whole(LONG)} interactions, ${given.at.slice(0, 10)}

| | rows passed | CPU a frame ms | frame p50 ms | frame p99 ms | frames over 50 ms | long tasks | stood still ms | rows drawn | heap MB |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.map((row) => `| ${row} |`).join('\n')}

Chromium without a screen, 1440 x 900. Each row goes on where the one before stopped, ${seconds} s each. “CPU a frame”: processor time of the page's main thread, which other work on the machine does not change. “Stood still”: the time for which the end of what was loaded was in the way. The heap is taken after a collection: ${given.heap_before_mb.toFixed(0)} MB before the first pixel, ${given.heap_after_mb.toFixed(0)} MB in the end. Then each of ${given.jumps.length} months was pressed: in sight after ${whole(slowest)} ms at most, from the press to the day in sight.

${aboutMachine(given.machine)}
`;
}
