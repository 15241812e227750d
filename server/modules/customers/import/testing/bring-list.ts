import { expect } from 'vitest';
import type { Client, World } from '../../../../../test/world.ts';

// biome-ignore lint/suspicious/noExplicitAny: what an address answers is what the test is about
type Any = any;

/** Uploads a list as a browser does. */
export async function upload(world: World, as: Client, bytes: string | Buffer, name = 'list.csv') {
  const form = new FormData();
  form.append('file', new Blob([bytes as BlobPart], { type: 'text/csv' }), name);
  const response = await fetch(`${world.url}/api/customer-imports`, {
    method: 'POST',
    body: form,
    headers: { cookie: as.cookie, origin: world.url },
  });
  return { status: response.status, body: (await response.json()) as Any };
}

/** The same for what is too large to be held: sent as it is made. */
export async function uploadStream(url: string, as: Client, chunks: Iterable<Buffer>, name = 'list.csv') {
  const boundary = 'between-the-parts';
  async function* parts() {
    yield Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
    );
    yield* chunks;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const response = await fetch(`${url}/api/customer-imports`, {
    method: 'POST',
    body: parts(),
    duplex: 'half',
    headers: { cookie: as.cookie, origin: url, 'content-type': `multipart/form-data; boundary=${boundary}` },
  } as unknown as RequestInit);
  return { status: response.status, body: (await response.json()) as Any };
}

/** The import once it is in one of these states. */
export async function when(as: Client, id: string, ...states: string[]): Promise<Any> {
  await expect
    .poll(async () => (await as.get(`/api/customer-imports/${id}`)).body.state, { timeout: 60_000 })
    .toBeOneOf(states);
  return (await as.get(`/api/customer-imports/${id}`)).body;
}

/** Uploads and checks; what the columns mean is guessed unless said. */
export async function check(world: World, as: Client, bytes: string | Buffer, meanings?: string[]) {
  const { status, body } = await upload(world, as, bytes);
  expect({ status, body }).toMatchObject({ status: 200 });
  const checking = await as.post(`/api/customer-imports/${body.id}/check`, {
    meanings: meanings ?? body.meanings,
  });
  expect(checking.status).toBe(200);
  return when(as, body.id, 'checked', 'failed');
}

/** The whole way: the import when it has ended, and the customers when all evidence has been taken. */
export async function bring(world: World, as: Client, bytes: string | Buffer, meanings?: string[]) {
  const { id, counts } = await check(world, as, bytes, meanings);
  expect((await as.post(`/api/customer-imports/${id}/start`)).status).toBe(200);
  const ended = await when(as, id, 'done', 'failed');
  await world.settle();
  return { ...ended, checked: counts };
}

export const customers = async (as: Client, q: string): Promise<Any[]> =>
  (await as.get(`/api/customers?q=${encodeURIComponent(q)}`)).body.items;
