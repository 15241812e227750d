import type { Say } from './account.ts';
import { appUrl, readyDatabase } from './app-database.ts';
import { type Cluster, ensureRunning } from './ensure-running.ts';
import { layout as layoutOf } from './layout.ts';
import { join, leave, type Membership } from './membership.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { makeDataFolder, prepare } from './prepare.ts';
import { removeSocketFolder } from './socket-folder.ts';
import { stopPostgres } from './stop.ts';
import { watch } from './watch.ts';

export type Embedded = {
  url: string;
  // Whether it ran already, because of another server or of one that was killed.
  adopted: boolean;
  // Leaves it; the last one stops it. Any number of calls.
  stop(): Promise<void>;
};

// Runs the PostgreSQL that comes with Tellonce on `dataDir`, joins it when it already runs, and starts it again when
// it dies. Throws CannotStart when a person has to mend something.
export async function startEmbedded({ dataDir, say }: { dataDir: string; say: Say }): Promise<Embedded> {
  const layout = layoutOf(dataDir);
  makeDataFolder(dataDir);
  const waiting = () => say('Another Tellonce is just starting on the same data; waiting for it ...');
  const alone = <T>(work: () => Promise<T>) => oneAtATime(layout.startLock, waiting, work);

  const { cluster, running } = await alone(async () => {
    const cluster = await prepare(layout, say);
    const running = await ensureRunning(cluster, say);
    return { cluster, running };
  });
  const watched = watch(running.membership, () => alone(() => ensureRunning(cluster, say)), say);

  let stopped: Promise<void> | undefined;
  const embedded = {
    url: appUrl(cluster.socketFolder, cluster.password),
    adopted: running.adopted,
    stop: () => (stopped ??= stop()),
  };
  async function stop() {
    // Without a membership PostgreSQL is down, most likely; only the session may be lost.
    const { socketFolder, password } = cluster;
    const membership = (await watched.finish()) ?? (await join(socketFolder, password).catch(() => null));
    if (membership !== null) await alone(() => leaveAndStop(membership, cluster));
  }
  try {
    await alone(() => readyDatabase(running.membership, cluster));
    return embedded;
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

// The last one to leave stops it.
async function leaveAndStop(membership: Membership, { layout, socketFolder }: Cluster): Promise<void> {
  try {
    if (!(await leave(membership))) return;
    await stopPostgres(layout.cluster);
    removeSocketFolder(layout, socketFolder);
  } finally {
    await membership.client.end().catch(() => undefined);
  }
}
