export { sql } from 'kysely';
export { copyIn } from './copy-in.ts';
export { newId } from './id.ts';
export { listMigrations, type MigrationReport, migrate, NewerSchema } from './migrate.ts';
export { type Database, type Db, openDatabase, type Tx } from './open.ts';
export { schemaVersions } from './schema-versions.ts';
