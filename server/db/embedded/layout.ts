import { join } from 'node:path';

// Where everything of the embedded database lies inside DATA_DIR.
export function layout(dataDir: string) {
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    password: join(dataDir, 'postgres.password'),
    startLog: join(dataDir, 'postgres-start.log'),
    startLock: join(dataDir, 'postgres-start.lock'),
    socket: join(dataDir, 'postgres-socket'),
    draftPrefix: join(dataDir, 'postgres.new-'),
  };
}

export type Layout = ReturnType<typeof layout>;
