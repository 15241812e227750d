import { TALK_TYPES } from './talk.ts';
import type { Happening, Sentence, Telling } from './telling.ts';
import { day, span } from './words.ts';

/** The last sentence: who waits for whom, since when. Null when there is nothing to tie it to. */
export function tellStanding(telling: Telling): Sentence | null {
  const { story_case, now } = telling;
  const own = telling.happenings.filter(({ case_id }) => case_id === story_case.id);
  const talk = own.filter(
    ({ type, properties }) => TALK_TYPES.includes(type) && properties.automatic !== true,
  );
  if (story_case.state === 'resolved') {
    const resolved = own.findLast(({ type }) => type === 'case.resolved');
    return resolved ? standing(resolved, resolvedText(resolved, telling)) : null;
  }
  if (story_case.state === 'waiting') {
    const reply = talk.findLast(({ type }) => type === 'message.replied');
    return reply
      ? standing(reply, `Waiting for the customer for ${span(since(reply.occurred_at, now))}`)
      : null;
  }
  const { waiting_since } = story_case;
  if (!waiting_since) return null;
  const lastReply = talk.findLastIndex(({ type }) => type === 'message.replied');
  const unanswered = talk.slice(lastReply + 1)[0] ?? talk.at(-1) ?? own.at(-1);
  return unanswered ? standing(unanswered, `Waiting for us for ${span(since(waiting_since, now))}`) : null;
}

const since = (date: Date, now: Date): number => Math.max(0, now.getTime() - date.getTime());

function resolvedText(resolved: Happening, telling: Telling): string {
  const who = telling.nameOf(resolved.actor);
  const when = day(resolved.occurred_at, telling.now, telling.time_zone);
  return who ? `Resolved by ${who} ${when}` : `Resolved ${when}`;
}

const standing = (happening: Happening, text: string): Sentence => ({
  text,
  interaction_id: happening.id,
  occurred_at: happening.occurred_at,
  kind: 'state',
});
