import type { Static } from 'typebox';
import type { Db } from '../../db/index.ts';
import type { Case } from './case.ts';
import { caseRows } from './case-rows.ts';
import { existingCase } from './existing-case.ts';
import { listCases } from './queries/list.ts';
import { threadsOfCase } from './queries/threads.ts';
import { readStory } from './read-story.ts';
import { type ReplyOption, replyOptions } from './reply-options.ts';
import type { CaseRow, WholeCase } from './shapes.ts';

/** A case as the list shows it. */
export async function readCaseRow(db: Db, id: string): Promise<Static<typeof CaseRow>> {
  await existingCase(db, id);
  const found = { ids: [id] };
  const [row] = await caseRows(
    db,
    await listCases(db, { view: 'all', member_id: id, after: null, limit: 1, found }),
  );
  return row!;
}

/** All that whoever answers has to see, but the messages themselves. */
export async function readCase(db: Db, id: string): Promise<Static<typeof WholeCase>> {
  const of: Case = await existingCase(db, id);
  const [row, threads, story, options] = await Promise.all([
    readCaseRow(db, id),
    threadsOfCase(db, id),
    readStory(db, of),
    replyOptions(db, of),
  ]);
  return {
    ...row,
    threads: threads.map(({ id, channel, account_id, key, address, subject }) => ({
      id,
      channel,
      account_id,
      address: key === null ? address : null,
      subject,
    })),
    story,
    reply_options: options.map(shownOption),
  };
}

const shownOption = ({ profile_id: _, thread, ...option }: ReplyOption) => ({
  ...option,
  thread_id: thread?.id ?? null,
});
