import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../../../http/index.ts';

// Segment's limit is 500 KB a request. SDKs count it loosely, so there is room above it.
export const MAX_BODY_BYTES = 640 * 1024;

/**
 * The request's body, inflated when it came as gzip. Reads no further than the limit: a body that inflates to
 * gigabytes costs what the limit allows, not more.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) throw tooLarge();
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity') return collect(request);
  if (encoding === 'gzip' || encoding === 'x-gzip') return inflate(request);
  throw new Refusal(
    'unsupported_encoding',
    415,
    `Bodies may be sent as they are or as gzip, not as "${encoding}".`,
    {
      headers: { 'accept-encoding': 'gzip' },
    },
  );
}

async function inflate(request: IncomingMessage): Promise<Buffer> {
  const gunzip = createGunzip();
  // A sender that goes away must not leave the inflater waiting.
  request.once('error', (error) => gunzip.destroy(error));
  request.once('aborted', () => gunzip.destroy(new Error('aborted')));
  try {
    return await collect(request.pipe(gunzip));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^Z_/.test(code))
      throw new Refusal(
        'invalid_gzip',
        400,
        'The body is not valid gzip, or was cut off. Send the whole of it, or the JSON as it is.',
      );
    throw error;
  } finally {
    request.unpipe(gunzip);
    gunzip.destroy();
  }
}

function collect(stream: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        stream.pause();
        return reject(tooLarge());
      }
      chunks.push(chunk);
    });
    stream.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)));
    stream.on('error', reject);
    stream.on('aborted', () => reject(new Refusal('body_cut_off', 400, 'The body ended too early.')));
  });
}

// What is still on its way is not worth reading: the connection ends with the answer.
const tooLarge = () =>
  new Refusal('body_too_large', 413, 'A request has at most 500 KB. Send fewer events at once.', {
    headers: { connection: 'close' },
  });
