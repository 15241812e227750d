import { forgetInAudit } from '../../../auth/index.ts';
import { forgetFiles } from '../../../files/index.ts';
import { publish } from '../../../live/index.ts';
import { countOfProfiles, forgetProfiles } from '../../../log/index.ts';
import { listsEraser } from './blank-lists.ts';
import type { Eraser } from './eraser.ts';

const log: Eraser = {
  name: 'log',
  count: async (db, { profile_ids }) => ({ interactions: await countOfProfiles(db, profile_ids) }),
  erase: async (tx, { profile_ids }) => {
    const interactions = await forgetProfiles(tx, profile_ids);
    if (interactions > 0) await publish(tx, 'log', '');
    return { interactions };
  },
};

const files: Eraser = {
  name: 'files',
  // Told by those whose messages they belong to.
  count: async () => ({}),
  erase: async (tx, _who, found) => {
    const gone = await forgetFiles(tx, found.file_ids);
    const bytes = new Set([...found.bytes, ...gone.map(({ sha256 }) => sha256.toString('hex'))]);
    found.bytes = [...bytes];
    return { files: gone.length };
  },
};

const audit: Eraser = {
  name: 'audit',
  count: async () => ({}),
  erase: async (tx, who, found) => ({
    audit_details: await forgetInAudit(tx, {
      subjects: [...who.customer_ids.map((id) => `customer:${id}`), ...found.subjects],
      values: who.identities.map(({ value }) => value),
    }),
  }),
};

/** What this module forgets besides the people themselves, and the kit. After those who tell which files are theirs. */
export const ownErasers: Eraser[] = [listsEraser, log, files, audit];
