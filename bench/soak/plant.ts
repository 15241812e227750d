import pg from 'pg';

// Makes a server ill, to see that a soak finds it: PLANT names what grows. Runs within the server (node --import).

export const PLANTS = ['memory', 'connections', 'lag'] as const;
export type Plant = (typeof PLANTS)[number];

export const plantArgs = ['--import', import.meta.url];

const kept: unknown[] = [];

const SOW: Record<Plant, () => void> = {
  // Some 0.6 MB a second, small things among many others: as a listener that is never taken off.
  memory: () => {
    setInterval(
      () => kept.push(Array.from({ length: 1_000 }, (_, n) => ({ n, text: `${n} left behind` }))),
      100,
    );
  },
  // One every two seconds that nobody gives back.
  connections: () => {
    setInterval(() => kept.push(connected()), 2_000);
  },
  // A transaction that was begun and forgotten after a while: nothing behind it is surely finished, so reactors wait.
  lag: () => {
    setTimeout(async () => {
      const client = await connected();
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      kept.push(client);
    }, 20_000);
  },
};

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
}

if (process.execArgv.includes(import.meta.url)) SOW[process.env.PLANT as Plant]();
