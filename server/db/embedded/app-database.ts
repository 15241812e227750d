import { createHmac } from 'node:crypto';
import { diskFull } from '../../cannot-start.ts';
import type { Cluster } from './ensure-running.ts';
import { PORT } from './lock-file.ts';
import type { Membership } from './membership.ts';

const NAME = 'tellonce';
const DISK_FULL = '53100';

// The application gets an ordinary role, as it would from anyone else's PostgreSQL: what works here works there, and a
// hole in a query is not one in the machine. It may create databases, for the tests.
export async function readyDatabase({ client }: Membership, { password, layout }: Cluster): Promise<void> {
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [NAME]);
    if (role.rowCount === 0) {
      await client.query(`create role ${NAME} login createdb password '${appPassword(password)}'`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [NAME]);
    if (database.rowCount === 0) await client.query(`create database ${NAME} owner ${NAME}`);
  } catch (error) {
    throw (error as { code?: string }).code === DISK_FULL ? diskFull(layout.dataDir) : error;
  }
}

export function appUrl(socketFolder: string, password: string): string {
  const host = encodeURIComponent(socketFolder);
  return `postgresql://${NAME}:${appPassword(password)}@${host}:${PORT}/${NAME}`;
}

// Hexadecimal: needs no quoting anywhere.
function appPassword(password: string): string {
  return createHmac('sha256', password).update(NAME).digest('hex');
}
