import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../server/db/index.ts';
import { databaseUrl } from './template.ts';

export type TestDatabase = Database & { drop: () => Promise<void> };

/** A migrated database of one's own, cloned from the template. Call `drop` when done (or use `testDatabase`). */
export async function freshDatabase(): Promise<TestDatabase> {
  const admin_url = inject('admin_url');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await administer(admin_url, `create database ${name} template ${inject('template')}`);
  const database = openDatabase(databaseUrl(admin_url, name), { max: 20 });
  return {
    ...database,
    drop: async () => {
      await database.close();
      await administer(admin_url, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The same, dropped when the running test has finished. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  return database;
}

// Two clones of one template may collide for a moment: "source database is being accessed by other users". And a
// database cannot be dropped while autovacuum, which we may not end, is at work in it: "permission denied".
const PASSING = ['55006', '42501'];

async function administer(admin_url: string, statement: string, tries = 50): Promise<void> {
  const client = new pg.Client({ connectionString: admin_url });
  await client.connect();
  try {
    await client.query(statement);
  } catch (error) {
    if (!PASSING.includes((error as { code?: string }).code ?? '') || tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return administer(admin_url, statement, tries - 1);
  } finally {
    await client.end();
  }
}
