import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { node_args, readMemoryNote } from '../../../../test/peers/memory-note.ts';
import { startServer } from '../../../../test/peers/server-process.ts';
import { startWorld } from '../../../../test/world.ts';
import { LARGEST_BYTES } from './take-upload.ts';
import { upload, uploadStream, when } from './testing/bring-list.ts';

const MB = 1024 * 1024;
const HEADER = 'email,name,note\n';
// As much in each row as a cell may hold: the file is what is large here, not the number of people.
const NOTE = 'x'.repeat(2_950);
const ROWS_A_CHUNK = 300;

/** A list of exactly so many bytes, made as it is sent. */
function* list(bytes: number): Generator<Buffer> {
  yield Buffer.from(HEADER);
  let left = bytes - HEADER.length;
  for (let n = 0; left > 0; n += ROWS_A_CHUNK) {
    const rows = Array.from(
      { length: ROWS_A_CHUNK },
      (_, k) => `p${n + k}@large.example,P ${n + k},${NOTE}\n`,
    );
    const chunk = Buffer.from(rows.join('')).subarray(0, left);
    left -= chunk.length;
    yield chunk;
  }
}

/** Looks again and again at how much a server holds, garbage not counted; ends with the most that it saw, in MB. */
function watchMemory(pid: number, note: string): () => Promise<number> {
  let most = 0;
  let watching = true;
  const look = async () => {
    while (watching) {
      most = Math.max(most, (await readMemoryNote(pid, note)).live_mb);
      await sleep(1_000);
    }
  };
  const looking = look();
  return async () => {
    watching = false;
    await looking;
    return most;
  };
}

test('a list of 300 MB is streamed: memory stays bounded, progress shows, and it can be cancelled', async () => {
  const world = await startWorld({ ROLE: 'web' });
  onTestFinished(() => world.stop());
  const { DATA_DIR, SECRET } = world.app.kit.config;
  const MEMORY_NOTE = path.join(DATA_DIR, 'memory.json');
  const env = { DATA_DIR, SECRET, MEMORY_NOTE };
  const server = await startServer({ database_url: world.database_url, env, node_args });
  onTestFinished(server.stop);
  const mia = await world.as('mia');
  const { live_mb: before } = await readMemoryNote(server.pid, MEMORY_NOTE);
  const mostMemory = watchMemory(server.pid, MEMORY_NOTE);

  const uploaded = await uploadStream(server.url, mia, list(LARGEST_BYTES));
  expect(uploaded).toMatchObject({ status: 200, body: { file_size: LARGEST_BYTES, state: 'uploaded' } });
  const { id, meanings } = uploaded.body;
  const at = async () => (await mia.get(`/api/customer-imports/${id}`)).body;
  await mia.post(`/api/customer-imports/${id}/check`, { meanings });
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        const { bytes_read, state } = await at();
        seen.add(bytes_read);
        return state === 'checked' || bytes_read > 60 * MB;
      },
      { timeout: 120_000, interval: 50 },
    )
    .toBe(true);
  expect(seen.size).toBeGreaterThan(5);
  const memory = (await mostMemory()) - before;
  expect(memory).toBeLessThan(50);

  expect((await mia.post(`/api/customer-imports/${id}/cancel`)).status).toBe(200);
  await when(mia, id, 'uploaded');
  const { bytes_read } = await at();
  expect(bytes_read).toBeLessThan(LARGEST_BYTES);
  // Nobody goes on reading it: the worker is free for another list.
  const { body: small } = await upload(world, mia, 'email,name\nafter@large.example,A\n');
  await mia.post(`/api/customer-imports/${small.id}/check`, { meanings: small.meanings });
  await when(mia, small.id, 'checked');
}, 300_000);

test('a list of one byte more is refused, and nothing of it is kept', async () => {
  const world = await startWorld();
  onTestFinished(() => world.stop());
  const mia = await world.as('mia');
  const answer = await uploadStream(world.url, mia, list(LARGEST_BYTES + 1));
  expect(answer).toMatchObject({ status: 413, body: { code: 'file_too_large' } });
  const files = path.join(world.app.kit.config.DATA_DIR, 'files');
  const kept = readdirSync(files, { recursive: true, encoding: 'utf8' });
  expect(kept.filter((name) => statSync(path.join(files, name)).isFile())).toEqual([]);
}, 120_000);
