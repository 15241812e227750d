// The plain tar of POSIX (ustar), as far as an archive needs it: short names, entries below 8 GB.
const BLOCK = 512;

/** Two empty blocks. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

export type TarEntry = { name: string; size: number; body: AsyncIterable<Buffer> };

export class NotTar extends Error {}

/** The block that stands before an entry's bytes. */
export function tarHeader(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 99 || size >= 8 ** 11) throw new Error(`${name} does not fit into a tar`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number) =>
    header.write(`${value.toString(8).padStart(digits, '0')}\0`, at);
  header.write(name, 0);
  octal(0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** What fills an entry up to whole blocks. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

// Its own eight bytes count as blanks.
function checksum(header: Buffer): number {
  const sum = header.reduce((total, byte) => total + byte, 0);
  return sum - header.subarray(148, 156).reduce((total, byte) => total + byte, 0) + 8 * 32;
}

/** The entries one after the other, to the end of `source`. Each body has to be read whole before the next entry. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function* take(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (rest.length === 0) {
        const next = await bytes.next();
        if (next.done) throw new NotTar('It ends in the middle.');
        rest = next.value;
      }
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  const whole = async (count: number) => gather(take(count));
  for (;;) {
    const header = await whole(BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = parse(header);
    yield { name, size, body: take(size) };
    await whole((BLOCK - (size % BLOCK)) % BLOCK);
  }
  // To the very end: only there the compression's own checksum is compared.
  while (!(await bytes.next()).done);
}

/** A body in one piece. */
export async function gather(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(header: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/[\0 ]+$/, '');
  const octal = (from: number, to: number) => Number.parseInt(text(from, to), 8);
  if (octal(148, 156) !== checksum(header)) throw new NotTar('It is no tar.');
  return { name: text(0, 100), size: octal(124, 136) };
}
