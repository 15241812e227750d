export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SAMPLE_BYTES = 4_096;

export type EncodingWatch = {
  see: (chunk: Buffer) => void;
  /** Once all has been seen. */
  found: () => Encoding;
  /** The first bytes, to see what kind of file it is. */
  start: () => Buffer;
};

/**
 * Finds out how a file was written while its bytes go by, all of them: an umlaut may come in the last line only.
 * What says so at its beginning is that; text with a zero in every other byte is UTF-16; what is UTF-8 from beginning
 * to end is that (by chance hardly anything is); the rest was written by an older Windows.
 */
export function watchEncoding(): EncodingWatch {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let is_utf8 = true;
  let start = Buffer.alloc(0);
  const tryOn = (chunk: Buffer, more: boolean) => {
    if (!is_utf8) return;
    try {
      strict.decode(chunk, { stream: more });
    } catch {
      is_utf8 = false;
    }
  };
  return {
    see: (chunk) => {
      if (start.length < SAMPLE_BYTES) start = Buffer.concat([start, chunk.subarray(0, SAMPLE_BYTES)]);
      tryOn(chunk, true);
    },
    found: () => {
      tryOn(Buffer.alloc(0), false);
      return utf16(start) ?? (is_utf8 ? 'utf-8' : 'windows-1252');
    },
    start: () => start,
  };
}

function utf16(start: Buffer): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let place = 0; place < start.length; place++) if (start[place] === 0) zeros[place % 2]! += 1;
  const half = start.length / 2;
  // Headers and addresses are Latin letters whatever the rest is.
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.1) return 'utf-16le';
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.1) return 'utf-16be';
  return null;
}
