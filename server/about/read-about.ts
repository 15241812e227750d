import { statfs } from 'node:fs/promises';
import type { Static } from 'typebox';
import { type Db, sql } from '../db/index.ts';
import type { Kit } from '../kit.ts';
import { reactorLags } from '../log/index.ts';
import { checksOf } from './checks.ts';
import { release } from './release.ts';
import type { About } from './shapes.ts';

/** What this server is, where its data lies, and how it is doing. */
export async function readAbout({ db, config }: Kit): Promise<Static<typeof About>> {
  const [{ version, commit }, database, disk, reactors, trouble] = await Promise.all([
    release(),
    readDatabase(db),
    readDisk(config.DATA_DIR),
    reactorLags(db),
    readTrouble(db),
  ]);
  const { processes, ...of_database } = database;
  const address = config.PUBLIC_URL ?? null;
  return {
    version,
    commit,
    runtime: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    started_at: new Date(Date.now() - process.uptime() * 1000),
    uptime_s: Math.round(process.uptime()),
    memory_bytes: process.memoryUsage.rss(),
    address,
    database: { ...of_database, own: config.DATABASE_URL === undefined },
    data_folder: config.DATA_DIR,
    disk,
    processes,
    reactors,
    checks: checksOf({ disk, reactors, processes, address, ...trouble }),
  };
}

type DatabaseFacts = { version: string; size_bytes: number; schema_version: number; processes: number };

async function readDatabase(db: Db): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select split_part(current_setting('server_version'), ' ', 1) as version,
      pg_database_size(current_database())::float8 as size_bytes,
      (select max(version) from schema_migrations) as schema_version,
      -- Each process listens on one connection of this name (server/live).
      (select count(*)::int from pg_stat_activity
        where datname = current_database() and application_name = 'tellonce live') as processes`.execute(db);
  return rows[0]!;
}

async function readDisk(folder: string): Promise<{ free_bytes: number; total_bytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free_bytes: bavail * bsize, total_bytes: blocks * bsize };
}

type Trouble = { parked: number; failed_inbound: number; accounts_in_trouble: string[] };

async function readTrouble(db: Db): Promise<Trouble> {
  const { rows } = await sql<Trouble>`
    select
      (select count(*)::int from (select from parked_interactions where replayed_at is null limit 10000) x) as parked,
      (select count(*)::int from (select from raw_inbound where state = 'failed' limit 10000) x) as failed_inbound,
      array(select name from channel_accounts where enabled and deleted_at is null
        and coalesce(receive_error, send_error) is not null order by name) as accounts_in_trouble`.execute(
    db,
  );
  return rows[0]!;
}
