// Makes the files that follow from others: `node bin/launch.mjs bin/generate.ts`; with --check it only says which
// are stale. Needs an empty PostgreSQL to migrate: TEST_DATABASE_URL, or one of its own for the moment.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../server/app.ts';
import { permissionsDocument, routeAccess } from '../server/auth/index.ts';
import type { Config } from '../server/config.ts';
import { describeDatabase } from '../server/db/describe.ts';
import { startEmbedded } from '../server/db/embedded/index.ts';
import { migrate, openDatabase } from '../server/db/index.ts';
import { databaseUrl } from '../test/template.ts';
import { apiTypesFile } from './generate/api-types.ts';
import { schemaFile } from './generate/schema.ts';
import { settingsFile } from './generate/settings.ts';
import { tablesFile } from './generate/tables.ts';

const root = path.join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

const folder = await mkdtemp(path.join(tmpdir(), 'tellonce-generate-'));
const embedded = process.env.TEST_DATABASE_URL
  ? null
  : await startEmbedded({ dataDir: folder, say: () => undefined });
const admin_url = process.env.TEST_DATABASE_URL ?? embedded!.url;
const name = `tellonce_generate_${process.pid}`;

let stale = 0;
try {
  await administer(`create database ${name}`);
  const url = databaseUrl(admin_url, name);
  await migrate(url);
  const description = await describeDatabase(url);
  await put('server/db/tables.ts', tablesFile(description));
  await put('server/db/schema.sql', schemaFile(description));
  const { openapi, permissions } = await describeRoutes(url);
  await put('server/openapi.json', `${JSON.stringify(openapi, null, 2)}\n`);
  await put('docs/permissions.md', permissions);
  await put('docs/settings.md', settingsFile());
  await put('web/api-types.ts', await apiTypesFile(openapi));
} finally {
  await administer(`drop database if exists ${name} with (force)`);
  await embedded?.stop();
  await rm(folder, { recursive: true, force: true });
}
if (stale > 0) process.exitCode = 1;

async function describeRoutes(
  url: string,
): Promise<{ openapi: Record<string, unknown>; permissions: string }> {
  const config: Config = {
    PORT: 0,
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    SECRET: 'only-for-the-generation-of-files!',
    ROLE: 'web',
    demo: false,
  };
  const database = openDatabase(url, { max: 2 });
  const tellonce = await createApp({ config, database, log: pino({ level: 'silent' }) });
  await tellonce.http.ready();
  const openapi = tellonce.http.swagger() as unknown as Record<string, unknown>;
  const permissions = permissionsDocument(routeAccess(tellonce.http));
  await tellonce.stop();
  await database.close();
  return { openapi, permissions };
}

async function put(file: string, text: string): Promise<void> {
  const there = await readFile(path.join(root, file), 'utf8').catch(() => '');
  if (there === text) return;
  if (checking) {
    stale += 1;
    console.log(`${file} is stale: run node bin/launch.mjs bin/generate.ts and commit it.`);
    return;
  }
  await writeFile(path.join(root, file), text);
  console.log(`${file} written`);
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin_url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
