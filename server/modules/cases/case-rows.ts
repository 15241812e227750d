import type { Static } from 'typebox';
import { teamMembersById } from '../../auth/index.ts';
import type { Db } from '../../db/index.ts';
import { customersByProfile } from '../customers/index.ts';
import { preview } from './preview.ts';
import type { ListedCase } from './queries/list.ts';
import type { CaseRow } from './shapes.ts';

/** Cases as they are shown: with the names of their customers and of whom they are assigned to. */
export async function caseRows(db: Db, cases: ListedCase[]): Promise<Static<typeof CaseRow>[]> {
  const assignee_ids = cases.map(({ assignee_id }) => assignee_id).filter((id) => id !== null);
  const [customers, members] = await Promise.all([
    customersByProfile(db, [...new Set(cases.map(({ profile_id }) => profile_id))]),
    teamMembersById(db, [...new Set(assignee_ids)]),
  ]);
  return cases.map((one) => {
    const customer = customers.get(one.profile_id);
    const assignee = one.assignee_id ? members.get(one.assignee_id) : undefined;
    return {
      id: one.id,
      number: one.number,
      subject: one.subject,
      state: one.state,
      assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
      customer: { id: customer!.id, display_name: customer!.display_name },
      channels: one.channels,
      last_message: lastMessage(one),
      waiting_since: one.waiting_since,
      created_at: one.created_at,
      updated_at: one.updated_at,
      version: one.version,
    };
  });
}

function lastMessage({ last_direction, last_text, last_channel, last_at }: ListedCase) {
  if (last_direction === null || last_at === null) return null;
  return {
    direction: last_direction,
    preview: preview(last_text ?? ''),
    channel: last_channel ?? '',
    at: last_at,
  };
}
