import type { Db } from '../db/index.ts';

/** What things of one kind are called now, by their ids. What is gone has no name. */
export type NamesOf = (db: Db, ids: string[]) => Promise<Map<string, string>>;

/** By the word in front of the colon in `customer:<id>`. Modules are above us, so app.ts hands them in. */
export type SubjectNames = Record<string, NamesOf>;

type Named = { subject: string | null; subject_name: string | null };

/** Says of each entry what it was done to. Looked up and not written down: who is erased has no name here either. */
export async function nameSubjects<Entry extends Named>(
  db: Db,
  names: SubjectNames,
  entries: Entry[],
): Promise<Entry[]> {
  const called = new Map<string, string>();
  for (const [kind, namesOf] of Object.entries(names)) {
    const subjects = entries.flatMap(({ subject }) => (subject?.startsWith(`${kind}:`) ? [subject] : []));
    if (subjects.length === 0) continue;
    const ids = subjects.map((subject) => subject.slice(kind.length + 1));
    for (const [id, name] of await namesOf(db, ids)) called.set(`${kind}:${id}`, name);
  }
  return entries.map((entry) => ({
    ...entry,
    subject_name: entry.subject_name ?? called.get(entry.subject ?? '') ?? null,
  }));
}
