import type { TeamMember } from '../../auth/actor.ts';
import type { Tx } from '../../db/index.ts';
import type { Case, Message } from './case.ts';
import { preview } from './preview.ts';
import type { ReplyOption } from './reply-options.ts';
import { tell } from './tell.ts';

type Replied = { message: Message; before: Case; after: Case; option: ReplyOption };

/** Records that the team answered, and what that did to the case. */
export async function tellReplied(tx: Tx, actor: TeamMember, { message, before, after, option }: Replied) {
  const { profile_id, channel } = message;
  await tell(tx, actor, after, [
    {
      type: 'message.replied',
      profile_id,
      channel,
      direction: 'out',
      occurred_at: message.occurred_at,
      properties: {
        message_id: message.id,
        thread_id: message.thread_id,
        preview: preview(message.text),
        author_name: actor.name,
        ...(option.address ? { to: option.address } : {}),
        // Nobody has proved yet that this address is the customer's.
        ...(option.verified ? {} : { claimed: true }),
      },
    },
    ...(before.assignee_id
      ? []
      : [{ type: 'case.assigned', properties: { assignee_id: actor.id, assignee_name: actor.name } }]),
    ...(before.state === 'resolved'
      ? [{ type: 'case.reopened', properties: { subject: after.subject } }]
      : []),
  ]);
}
