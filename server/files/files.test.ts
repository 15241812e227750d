import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../test/world.ts';
import { safeName, safeType } from './file.ts';
import { fileById, saveFile } from './index.ts';

let world: World;
let cookie: string;

beforeAll(async () => {
  world = await startWorld();
  cookie = (await world.as('ben')).cookie;
});
afterAll(() => world.stop());

async function upload(
  bytes: string | Buffer,
  name: string,
  type: string,
  headers: Record<string, string> = {},
) {
  const form = new FormData();
  form.append('file', new Blob([bytes as BlobPart], { type }), name);
  const response = await fetch(`${world.url}/api/files`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin: world.url, ...headers },
  });
  return {
    status: response.status,
    body: (await response.json()) as { id: string; name: string; url: string; code?: string },
  };
}
const download = (url: string, as = cookie) => fetch(world.url + url, { headers: { cookie: as } });

describe('a file', () => {
  it('comes back byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 256));
    const { status, body } = await upload(bytes, 'größe.png', 'image/png');
    expect({ status, name: body.name }).toEqual({ status: 200, name: 'größe.png' });
    const answer = await download(body.url);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toBe(
      `inline; filename="gr__e.png"; filename*=UTF-8''gr%C3%B6%C3%9Fe.png`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['text/html', 'a.html'],
    ['image/svg+xml', 'a.svg'],
    ['application/xhtml+xml', 'a.xhtml'],
    ['text/xml', 'a.xml'],
    ['application/pdf', 'a.pdf'],
    ['application/javascript', 'a.js'],
  ])('of type %s is downloaded, never shown', async (type, name) => {
    const { body } = await upload('<script>alert(1)</script>', name, type);
    const answer = await download(body.url);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    await answer.arrayBuffer();
  });

  it('is seen by those who work with customers only', async () => {
    const { body } = await upload('x', 'a.txt', 'text/plain');
    expect((await download(body.url, '')).status).toBe(401);
    expect((await download(body.url, (await world.as('omar')).cookie)).status).toBe(403);
    expect((await upload('x', 'a.txt', 'text/plain', { cookie: '' })).status).toBe(401);
  });

  it('that is too large is refused and leaves nothing behind', async () => {
    const { status, body } = await upload(
      Buffer.alloc(25 * 1024 * 1024 + 1),
      'big.bin',
      'application/octet-stream',
    );
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'file_too_large' });
    const incoming = path.join(world.app.kit.config.DATA_DIR, 'files', 'incoming');
    expect(await readdir(incoming)).toEqual([]);
  });

  it('of the same bytes is on disk once, under two names', async () => {
    const before = await onDisk();
    const [one, two] = await Promise.all([
      upload('same bytes', 'a.txt', 'text/plain'),
      upload('same bytes', 'b.txt', 'text/plain'),
    ]);
    expect(one.body.id).not.toBe(two.body.id);
    expect((await onDisk()) - before).toBe(1);
    expect(await (await download(two.body.url)).text()).toBe('same bytes');
  });

  it('is not on record when the transaction it belongs to is undone', async () => {
    let id = '';
    const undone = world.db.transaction().execute(async (tx) => {
      const file = { name: 'a.txt', type: 'text/plain', created_by: 'test', bytes: Buffer.from('undone') };
      id = (await saveFile(world.app.kit, tx, file)).id;
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await fileById(world.db, id)).toBeUndefined();
  });

  it('that nobody sent, or under an id that is none, is not found', async () => {
    expect((await download('/api/files/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await download('/api/files/..%2F..%2Fsecret')).status).toBe(400);
    const form = new FormData();
    form.append('note', 'no file');
    const answer = await fetch(`${world.url}/api/files`, {
      method: 'POST',
      body: form,
      headers: { cookie, origin: world.url },
    });
    expect(answer.status).toBe(400);
  });
});

async function onDisk(): Promise<number> {
  const folder = path.join(world.app.kit.config.DATA_DIR, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\bill.pdf', 'bill.pdf'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    // Turns "exe.gpj" round for the eye.
    ['photo\u202egpj.exe', 'photogpj.exe'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(safeName(given)).toBe(kept);
  });
  it('does not decide its type, and what is no type is none', () => {
    expect(['Text/HTML; charset=utf-8', 'nonsense', '', 'a/b\r\nx: y'].map(safeType)).toEqual([
      'text/html',
      'application/octet-stream',
      'application/octet-stream',
      'application/octet-stream',
    ]);
  });
});
