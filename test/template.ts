import { createHash } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { TestProject } from 'vitest/node';
import { listMigrations, migrate } from '../server/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    admin_url: string;
    template: string;
  }
}

/** Migrates one template database for the whole run; each test file clones its own from it (test/setup.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const admin_url = process.env.TEST_DATABASE_URL;
  if (!admin_url) throw new Error('TEST_DATABASE_URL is not set. Run the tests with: npm test [-- path]');
  const migrations = await listMigrations();
  const state = createHash('sha256')
    .update(migrations.map((one) => one.checksum).join())
    .digest('hex')
    .slice(0, 10);
  const template = `tellonce_template_${process.pid}_${state}`;
  await administer(admin_url, `create database ${template}`);
  const url = databaseUrl(admin_url, template);
  await migrate(url);
  // The queue makes its tables once here rather than at each test's start.
  const boss = new PgBoss({ connectionString: url, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
  project.provide('admin_url', admin_url);
  project.provide('template', template);
  return () => administer(admin_url, `drop database if exists ${template} with (force)`);
}

async function administer(admin_url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin_url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(admin_url: string, database: string): string {
  const url = new URL(admin_url);
  url.pathname = `/${database}`;
  return url.toString();
}
