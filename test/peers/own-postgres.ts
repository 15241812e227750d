import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appUrl, readyDatabase } from '../../server/db/embedded/app-database.ts';
import { ensureRunning } from '../../server/db/embedded/ensure-running.ts';
import { layout as layoutOf } from '../../server/db/embedded/layout.ts';
import { readLockFile, workersOf } from '../../server/db/embedded/lock-file.ts';
import { makeDataFolder, prepare } from '../../server/db/embedded/prepare.ts';
import { removeSocketFolder } from '../../server/db/embedded/socket-folder.ts';
import { stopPostgres } from '../../server/db/embedded/stop.ts';

/** A real PostgreSQL that belongs to one test: it may be killed, and nobody brings it back but the test. */
export type OwnPostgres = {
  url: string;
  /** For a server that is to look after it: its DATA_DIR. */
  data_dir: string;
  /** kill -9 of the server itself and all its children, as when the machine's memory ran out. */
  kill: () => Promise<void>;
  /** In good order, as for an upgrade: nothing has to be recovered at the next start. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
};

/** In a folder of its own; `within` another one than the system's for such things. */
export async function ownPostgres(within = tmpdir()): Promise<OwnPostgres> {
  const folder = path.join(await mkdtemp(path.join(within, 'tellonce-own-postgres-')), 'data');
  const layout = layoutOf(folder);
  const quiet = () => undefined;
  makeDataFolder(folder);
  const cluster = await prepare(layout, quiet);
  const start = async () => {
    const { membership } = await ensureRunning(cluster, quiet);
    await readyDatabase(membership, cluster);
    await membership.client.end();
  };
  await start();
  return {
    url: appUrl(cluster.socketFolder, cluster.password),
    data_dir: folder,
    start,
    stop: () => stopPostgres(layout.cluster),
    kill: async () => {
      const pid = readLockFile(layout.cluster)?.pid;
      for (const worker of workersOf(layout.cluster).sort((a) => (a === pid ? -1 : 1))) killHard(worker);
    },
    remove: async () => {
      await stopPostgres(layout.cluster);
      removeSocketFolder(layout, cluster.socketFolder);
      await rm(path.dirname(folder), { recursive: true, force: true });
    },
  };
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
