import type { TeamMember } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import type { Message } from './case.ts';
import { heldCase } from './existing-case.ts';
import { preview } from './preview.ts';
import { markTouched } from './queries/cases.ts';
import { insertMessage } from './queries/messages.ts';
import { saidBefore } from './said-before.ts';
import { tell } from './tell.ts';

type Note = { case_id: string; text: string; idempotency_key?: string | undefined };

/** Writes down something for the team; the customer never sees it and waits on as before. */
export async function addNote(
  tx: Tx,
  actor: TeamMember,
  input: Note,
): Promise<{ message: Message; repeated: boolean }> {
  const held = await heldCase(tx, input.case_id);
  const repeated = await saidBefore(tx, input);
  if (repeated) return { message: repeated, repeated: true };
  const message = await insertMessage(tx, {
    profile_id: held.profile_id,
    case_id: held.id,
    direction: 'note',
    author_kind: 'team_member',
    author_id: actor.id,
    author_name: actor.name,
    text: input.text,
    idempotency_key: input.idempotency_key ?? null,
    occurred_at: new Date(),
  });
  await markTouched(tx, held.id);
  const properties = { message_id: message.id, preview: preview(input.text), author_name: actor.name };
  await tell(tx, actor, held, [{ type: 'case.noted', occurred_at: message.occurred_at, properties }]);
  return { message, repeated: false };
}
