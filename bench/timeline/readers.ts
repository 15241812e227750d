import pg from 'pg';
import { Pool } from 'undici';
import type { Subject } from './fill.ts';

export const PAGE = 50;

export type Times = {
  pages: number;
  seconds: number;
  pages_per_second: number;
  p50_ms: number;
  p99_ms: number;
};
export type Measured = Times & { name: string; failures: number; items: number };

const YEAR_MS = 330 * 24 * 3600 * 1000;
const FILTERS = [
  '',
  '',
  '&types=page.viewed',
  '&types=message.received,order.completed',
  '&channels=email',
  '&types=voucher.redemption_failed',
];

const somewhere = () => new Date(Date.now() - Math.random() * YEAR_MS).toISOString();
export const anyFilter = (): string => FILTERS[Math.floor(Math.random() * FILTERS.length)]!;

/**
 * So many readers at once, each asking for its next page when it has the last: at a random moment, then the one before
 * it or the one after.
 */
export async function readPages(given: {
  name: string;
  url: string;
  cookie: string;
  subject: Subject;
  readers: number;
  seconds: number;
  filter: () => string;
}): Promise<Measured> {
  const pool = new Pool(given.url, { connections: given.readers, pipelining: 1 });
  const times: number[] = [];
  let failures = 0;
  let items = 0;
  const started = performance.now();
  const base = `/api/customers/${given.subject.customer_id}/timeline?limit=${PAGE}`;
  const read = async (query: string): Promise<{ older: string | null; newer: string | null }> => {
    const asked = performance.now();
    const answer = await pool.request({
      path: base + query,
      method: 'GET',
      headers: { cookie: given.cookie },
    });
    const body = await answer.body.text();
    times.push(performance.now() - asked);
    if (answer.statusCode !== 200) failures++;
    const page = answer.statusCode === 200 ? JSON.parse(body) : { items: [], older: null, newer: null };
    items += page.items.length;
    return page;
  };
  const reader = async () => {
    while (performance.now() - started < given.seconds * 1000) {
      const filter = given.filter();
      const { older, newer } = await read(`&until=${somewhere()}${filter}`);
      if (older) await read(`&before=${older}${filter}`);
      if (newer) await read(`&after=${newer}${filter}`);
    }
  };
  await Promise.all(Array.from({ length: given.readers }, reader));
  const measured = { name: given.name, failures, items, ...sum(times, started) };
  await pool.close();
  return measured;
}

/** The most there is to have: the same range of the same index, read by plain SQL over one connection. */
export async function readPlainly(url: string, subject: Subject, seconds: number): Promise<Times> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times: number[] = [];
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    const asked = performance.now();
    await client.query({
      name: 'page',
      text: `select * from interactions where profile_id = $1 and occurred_at <= $2
        order by occurred_at desc, id desc limit ${PAGE + 1}`,
      values: [subject.profile_ids[0], somewhere()],
    });
    times.push(performance.now() - asked);
  }
  const measured = sum(times, started);
  await client.end();
  return measured;
}

function sum(times: number[], started: number): Times {
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return {
    pages: times.length,
    seconds,
    pages_per_second: times.length / seconds,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
  };
}
