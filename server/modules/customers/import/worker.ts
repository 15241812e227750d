import { newId } from '../../../db/index.ts';
import { fileById } from '../../../files/index.ts';
import type { Kit, Worker } from '../../../kit.ts';
import { checkImport } from './check-import.ts';
import { claimImport, failImport, type Import, releaseImport } from './imports.ts';
import { UnreadableList } from './read-records.ts';
import { runImport } from './run-import.ts';

const LOOK_MS = 1_000;
const PAUSE_MS = 5_000;
// How long after a process was killed another goes on.
const LEASE_MS = 20_000;

/**
 * Works on imports, one at a time in a process. Rows of its own table and not a job of the queue: an import may take
 * longer than any job may, and goes on at once after a kill.
 */
export function startImports(kit: Kit): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const worker = newId();
  const { pause, wake, end } = pausing(kit, signal);
  const run = async () => {
    while (!signal.aborted) {
      try {
        const list = await claimImport(kit.db, worker, LEASE_MS);
        if (list) await workOn(kit, list, worker, signal);
        else await pause(LOOK_MS);
      } catch (error) {
        kit.log.error({ err: error }, 'an import could not go on; it is tried again');
        await pause(PAUSE_MS);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      wake();
      await running;
      end();
    },
  };
}

/** Waits until the time is over, or somebody asks for something. */
function pausing(kit: Kit, signal: AbortSignal) {
  let wake = () => {};
  const end = kit.live.subscribe(({ topic }) => topic === 'import' && wake());
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, signal.aborted ? 0 : ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return { pause, wake: () => wake(), end };
}

async function workOn(kit: Kit, list: Import, worker: string, signal: AbortSignal): Promise<void> {
  try {
    const file = await fileById(kit.db, list.file_id);
    if (!file) throw new UnreadableList('The file is no longer there.');
    const work = { list, sha256: file.sha256, worker, lease_ms: LEASE_MS, signal };
    await (list.state === 'checking' ? checkImport(kit, work) : runImport(kit, work));
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error;
    await failImport(kit.db, list, error.message);
  } finally {
    // Ours no more, so that it is taken on again at once, by us or by another.
    await releaseImport(kit.db, list.id, worker);
  }
}
