import type { Tx } from '../../db/index.ts';
import { fileById } from '../../files/index.ts';
import { Refusal } from '../../http/index.ts';
import type { MessageFile } from './case.ts';

/** Uploaded files as a message keeps them, in the order given. */
export async function attachFiles(tx: Tx, file_ids: string[]): Promise<MessageFile[]> {
  const files: MessageFile[] = [];
  for (const id of new Set(file_ids)) {
    const file = await fileById(tx, id);
    if (!file) throw new Refusal('file_not_found', 422, 'One of the files is not there. Upload it again.');
    files.push({ file_id: file.id, name: file.name, type: file.type, size: file.size, content_id: null });
  }
  return files;
}
