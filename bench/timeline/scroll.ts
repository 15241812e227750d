import type { Page } from 'playwright-core';

export type Frames = {
  name: string;
  frames: number;
  seconds: number;
  rows_passed: number;
  p50_ms: number;
  p99_ms: number;
  /** Of more than 50 ms: what a person sees as a stutter. */
  stutters: number;
  long_tasks: number;
  /** How long the end of what was loaded was in the way. */
  stood_ms: number;
  most_elements: number;
  heap_mb: number;
  /** Of the page's main thread for a frame, in processor time: it stays the same on a busy machine. */
  cpu_ms: number;
};

export type Jump = { month: string; shown_after_ms: number };

const SCROLLER = '[data-timeline-scroll]';

/** Scrolls down by so many pixels a frame, and takes the time of every frame in the page itself. */
export async function scroll(page: Page, name: string, pixels: number, seconds: number): Promise<Frames> {
  const cpu = await cpuOf(page);
  const found = await page.evaluate(
    async ({ selector, by, ms }) => {
      const box = document.querySelector(selector)!;
      const deltas: number[] = [];
      let long_tasks = 0;
      let stood_ms = 0;
      let most_elements = 0;
      let passed = 0;
      const observer = new PerformanceObserver((list) => {
        long_tasks += list.getEntries().length;
      });
      observer.observe({ type: 'longtask' });
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const started = await frame();
      let before = started;
      while (before - started < ms) {
        const at_end = box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
        if (!at_end) {
          box.scrollTop += by;
          passed += by;
        }
        const now = await frame();
        deltas.push(now - before);
        if (at_end) stood_ms += now - before;
        most_elements = Math.max(most_elements, box.querySelectorAll('li').length);
        before = now;
      }
      observer.disconnect();
      const drawn = box.querySelectorAll('li');
      const height = [...drawn].reduce((sum, row) => sum + row.clientHeight, 0) / drawn.length;
      return { deltas, long_tasks, stood_ms, most_elements, rows_passed: Math.round(passed / height) };
    },
    { selector: SCROLLER, by: pixels, ms: seconds * 1000 },
  );
  const { deltas, ...counts } = found;
  const cpu_ms = (await cpu()) / deltas.length;
  const sorted = deltas.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const stutters = deltas.filter((delta) => delta > 50).length;
  const heap_mb = await heapOf(page);
  return {
    name,
    frames: deltas.length,
    seconds,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    stutters,
    heap_mb,
    cpu_ms,
    ...counts,
  };
}

/** From here on: how many milliseconds of processor time the page's main thread has had. */
async function cpuOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await read();
  return async () => {
    const after = await read();
    await session.detach();
    return after - before;
  };
}

/** After a collection, so that only what is held counts. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 ** 2;
}

/** Presses every month beside the timeline, the oldest first, and waits until one of its days is in sight. */
export async function jumpAround(page: Page): Promise<Jump[]> {
  const months = page.getByRole('navigation', { name: 'Months' }).getByRole('button');
  const jumps: Jump[] = [];
  for (let index = (await months.count()) - 1; index >= 0; index--) {
    const month = months.nth(index);
    const name = ((await month.getAttribute('aria-label')) ?? '').replace(/:.*/, '');
    const started = performance.now();
    await month.click();
    await page
      .locator('[aria-label="Months"] [aria-current=true]')
      .filter({ has: page.locator('span') })
      .waitFor();
    await page.waitForFunction(
      ([selector, wanted]) =>
        document.querySelector(selector!)?.getAttribute('aria-label')?.startsWith(wanted!),
      ['[aria-label="Months"] [aria-current=true]', name],
    );
    jumps.push({ month: name, shown_after_ms: performance.now() - started });
  }
  return jumps;
}
