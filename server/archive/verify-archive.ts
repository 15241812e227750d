import type { Manifest } from './manifest.ts';
import { readArchive } from './read-archive.ts';
import { refuseOtherSchema } from './refuse-target.ts';

/** Reads the whole archive and touches nothing. Returns its manifest when all of it is as it was written. */
export async function verifyArchive(file: string): Promise<Manifest> {
  const manifest = await readArchive(file, { rows: pass, file: pass });
  await refuseOtherSchema(manifest);
  return manifest;
}

async function pass(_name: string, body: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of body);
}
