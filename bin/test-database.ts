import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../server/db/embedded/index.ts';
import { layout } from '../server/db/embedded/layout.ts';
import { stopPostgres } from '../server/db/embedded/stop.ts';

const PREFIX = 'tellonce-test-';

// Runs `work` with the address of a PostgreSQL for tests: the one TEST_DATABASE_URL names, or one that is made for this
// run alone and leaves nothing behind.
export async function withTestDatabase(work: (url: string) => Promise<number>): Promise<number> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return work(given);
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const embedded = await startEmbedded({ dataDir, say: (line) => console.error(line) });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

// What earlier runs left that were killed the hard way.
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await stopPostgres(layout(dataDir).cluster);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
