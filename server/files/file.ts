import { type Db, sql, type Tx } from '../db/index.ts';

export type FileRow = {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  created_by: string;
  created_at: Date;
};

/** What is known of a file, or undefined. */
export async function fileById(db: Db | Tx, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select * from files where id = ${id}`.execute(db);
  return rows[0];
}

/** Where its bytes lie below DATA_DIR. Two folder levels keep each folder small. */
export function pathOfHash(sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return `files/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}`;
}

const LONGEST_NAME = 150;

/** A file's name as it may be shown and downloaded: no folders, no control characters, never empty. */
export function safeName(name: string | null | undefined): string {
  const base = (name ?? '').split(/[/\\]/).pop() ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = base.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const name_kept = plain.length > LONGEST_NAME ? shortened(plain) : plain;
  return name_kept === '' || /^\.+$/.test(name_kept) ? 'file' : name_kept;
}

// Cut in the middle, so that the ending still tells what it is.
function shortened(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return (
    Array.from(name)
      .slice(0, LONGEST_NAME - ending.length)
      .join('') + ending
  );
}

/** A media type as it was told, if it looks like one. */
export function safeType(type: string | null | undefined): string {
  const bare = (type ?? '').split(';')[0]!.trim().toLowerCase();
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,80}$/.test(bare) ? bare : 'application/octet-stream';
}
