import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';
import { startEmbedded } from '../db/embedded/index.ts';

export type ChosenDatabase = { url: string; stop: () => Promise<void> };

const OLDEST = 15;
const PATIENCE_MS = 60_000;
// Not there yet rather than wrong: in a group of containers the database may be the last to come up.
const NOT_YET = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'ECONNRESET',
  '57P03',
]);

// The database of this server: the one it is pointed at, or else the one it brings along.
export async function chooseDatabase(config: Config, say: (line: string) => void): Promise<ChosenDatabase> {
  if (config.DATABASE_URL === undefined) return startEmbedded({ dataDir: config.DATA_DIR, say });
  await checkOutside(config.DATABASE_URL, say);
  return { url: config.DATABASE_URL, stop: async () => undefined };
}

async function checkOutside(url: string, say: (line: string) => void): Promise<void> {
  const started = Date.now();
  let said = false;
  for (;;) {
    try {
      return await checkVersion(url);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (error instanceof CannotStart) throw error;
      if (!NOT_YET.has(code) || Date.now() - started > PATIENCE_MS)
        throw inPlainWords(error as Error, code, url);
      if (!said) say(`The database at ${placeOf(url)} does not answer yet; trying for a minute ...`);
      said = true;
    }
    await sleep(500);
  }
}

async function checkVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    if (rows[0].number >= OLDEST * 10_000) return;
    throw new CannotStart(
      `The database at ${placeOf(url)} is PostgreSQL ${rows[0].version}; Tellonce needs ${OLDEST} or newer.`,
      'Upgrade it, or unset DATABASE_URL to use the PostgreSQL that Tellonce brings along.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function inPlainWords(error: Error, code: string, url: string): CannotStart {
  const place = placeOf(url);
  if (code === '28P01' || code === '28000') {
    return new CannotStart(
      `The database at ${place} refuses the user or the password in DATABASE_URL.`,
      'Correct DATABASE_URL.',
    );
  }
  if (code === '3D000') {
    return new CannotStart(
      `There is no such database at ${place}: ${error.message}.`,
      'Create it (createdb), or correct DATABASE_URL.',
    );
  }
  return new CannotStart(
    `The database at ${place} cannot be used: ${error.message || code}.`,
    'Check that it runs, and DATABASE_URL.',
  );
}

// Without user and password: this is printed.
function placeOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url });
  return `${host}:${port}/${database ?? ''}`;
}
