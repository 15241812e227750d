import { sql, type Tx } from '../../../db/index.ts';

/**
 * Which of these Message-IDs are of mails that we wrote, as our own ids for them. Some servers put an id of theirs in
 * place of ours; then that is what answers and reports refer to.
 */
export async function ourMails(tx: Tx, message_ids: string[]): Promise<Map<string, string>> {
  if (message_ids.length === 0) return new Map();
  const { rows } = await sql<{ named: string; external_id: string }>`
    select external_id as named, external_id from deliveries where external_id = any(${message_ids}::text[])
    union
    select renamed_to, external_id from deliveries where renamed_to = any(${message_ids}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ named, external_id }) => [named, external_id]));
}
