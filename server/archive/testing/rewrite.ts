import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Manifest } from '../manifest.ts';
import { gather, readTar, TAR_END, tarHeader, tarPadding } from '../tar.ts';

export type Entry = { name: string; bytes: Buffer };

/** An archive's entries, changed by `change`, as another archive: whole as a tar, and as a gzip. */
export async function rewritten(file: string, change: (entries: Entry[]) => Entry[]): Promise<string> {
  const entries: Entry[] = [];
  for await (const { name, body } of readTar(toStream(gunzipSync(readFileSync(file)))))
    entries.push({ name, bytes: await gather(body) });
  const parts = change(entries).flatMap(({ name, bytes }) => [
    tarHeader(name, bytes.length),
    bytes,
    tarPadding(bytes.length),
  ]);
  const other = `${file}.${Math.random()}`;
  writeFileSync(other, gzipSync(Buffer.concat([...parts, TAR_END])));
  return other;
}

async function* toStream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The same with another manifest, its seal renewed. */
export const withManifest = (file: string, change: (manifest: Manifest) => object): Promise<string> =>
  rewritten(file, (entries) => {
    const old = entries.find(({ name }) => name === 'manifest.json')!;
    const bytes = Buffer.from(JSON.stringify(change(JSON.parse(old.bytes.toString()))));
    const sum = createHash('sha256').update(bytes).digest('hex');
    return [
      ...entries.filter(({ name }) => !name.startsWith('manifest')),
      { name: 'manifest.json', bytes },
      { name: 'manifest.sha256', bytes: Buffer.from(`${sum}  manifest.json\n`) },
    ];
  });
