import path from 'node:path';
import type { Database } from '../server/db/index.ts';
import { type ServerProcess, startServer } from '../test/peers/server-process.ts';
import { catchUp } from './catch-up.ts';
import { BATCHES, measure, warmUp } from './send.ts';

/** A server that has been running for a while. In a profile (a folder for it) that while is left out. */
export async function warmServer(
  database: Database,
  key: string,
  profile?: string | undefined,
): Promise<ServerProcess> {
  console.error('Warming up ...');
  const given = { database_url: database.url, env: { LOG_LEVEL: 'info' } };
  const server = await startServer(given);
  await warmUp(server.url, key);
  await measure(server.url, key, BATCHES, 2);
  await catchUp(database);
  if (!profile) return server;
  await server.stop();
  return startServer({ ...given, node_args: profileInto(profile) });
}

export const profileInto = (folder: string): string[] => [
  '--cpu-prof',
  `--cpu-prof-dir=${path.resolve(folder)}`,
];
