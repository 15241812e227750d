import { sql, type Tx } from '../../../db/index.ts';

export type OurMail = { external_id: string; written_at: Date };

/**
 * Which of these Message-IDs are of mails that we wrote, with our own ids for them. Some servers put an id of theirs
 * in place of ours; then that is what answers and reports refer to.
 */
export async function ourMails(tx: Tx, message_ids: string[]): Promise<Map<string, OurMail>> {
  if (message_ids.length === 0) return new Map();
  const { rows } = await sql<OurMail & { named: string }>`
    select external_id as named, external_id, created_at as written_at from deliveries
      where external_id = any(${message_ids}::text[])
    union all
    select renamed_to, external_id, created_at from deliveries
      where renamed_to = any(${message_ids}::text[])`.execute(tx);
  return new Map(rows.map(({ named, ...mail }) => [named, mail]));
}
