import type { SubjectNames } from '../../../auth/index.ts';
import { accountsById } from './accounts.ts';

/** What the audit calls the things of this module. */
export const subjectNames: SubjectNames = {
  channel_account: async (db, ids) =>
    new Map([...(await accountsById(db, ids))].map(([id, { name }]) => [id, name])),
};
