import { Client } from 'pg';
import { PORT } from './lock-file.ts';

// One advisory lock of the database `postgres`, held shared by every server that uses this PostgreSQL, for as long as
// its session lives. Whoever gets it exclusively is the last one and may stop PostgreSQL. A server that was killed
// loses it with its session: so nothing stale is ever left to judge.
const KEY = 7_305_001;

export type Membership = { client: Client; ended: Promise<void> };

// null: the last one is just stopping it.
export async function join(socketFolder: string, password: string): Promise<Membership | null> {
  const client = new Client({
    host: socketFolder,
    port: PORT,
    user: 'postgres',
    database: 'postgres',
    password,
    ssl: false,
    application_name: 'tellonce supervisor',
    connectionTimeoutMillis: 5000,
  });
  const ended = new Promise<void>((done) => {
    client.once('end', () => done());
    // The end follows the error, and with it the recovery.
    client.on('error', () => done());
  });
  try {
    await client.connect();
    // A session that is idle for days must not be cut by a setting of the cluster.
    await client.query('set idle_session_timeout = 0');
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as joined', [KEY]);
    if (rows[0].joined) return { client, ended };
    await client.end();
    return null;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

// true: nobody else is left, and nobody can join any more until PostgreSQL has stopped.
export async function leave(membership: Membership): Promise<boolean> {
  await membership.client.query('select pg_advisory_unlock_shared($1)', [KEY]);
  const { rows } = await membership.client.query('select pg_try_advisory_lock($1) as last', [KEY]);
  return rows[0].last;
}
