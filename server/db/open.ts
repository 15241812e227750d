import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export type Database = { db: Db; pool: pg.Pool; url: string; close: () => Promise<void> };

// int8 as a number: our counters and sequences stay far below 2^53, and JSON has no other integer.
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

/**
 * Opens a pool. `max` is connections; a statement longer than `statement_timeout_ms` is ended by the database.
 * An idle connection that breaks is dropped silently by the pool: the next query opens a new one.
 */
export function openDatabase(
  url: string,
  options: { max?: number; statement_timeout_ms?: number; on_lost?: (error: Error) => void } = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    statement_timeout: options.statement_timeout_ms ?? 60_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'tellonce',
  });
  // While we close, connections may end in any order: nobody lost anything.
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) options.on_lost?.(error);
  });
  // A connection that breaks between two statements of a transaction has nobody else to tell, and would end the
  // whole process; the next statement on it fails, and with it the transaction.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Our statements take milliseconds; compiling one whose cost is overestimated takes hundreds of them. Whoever has lost
  // the connection by now learns it from the statement they wanted it for.
  pool.on('connect', (client) => client.query('set jit = off').catch(() => undefined));
  pool.on('connect', prepareMarked);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = () => {
    closing = true;
    return db.destroy();
  };
  return { db, pool, url, close };
}

const MARK = '/* prepared */';
const names = new Map<string, string>();

/**
 * A statement with the comment "prepared" in front is planned once on each connection and not each time it is run: for
 * those that run hundreds of times a second and cost more to plan than to do.
 */
function prepareMarked(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...more: unknown[]) =>
    typeof text === 'string' && text.trimStart().startsWith(MARK)
      ? query({ name: nameOf(text), text, values }, ...more)
      : query(text, values, ...more)) as pg.PoolClient['query'];
}

// There are as many as there are marked places in the code.
function nameOf(text: string): string {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
}
