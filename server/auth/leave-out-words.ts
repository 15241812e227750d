import { isPlain } from './mask-contacts.ts';

const OF_CASES = /^(reported\.)?(message|case)\./;

// Named is what stays, not what goes: what another release adds to a message may be words, too.
const STAYS = new Set([
  'number',
  'message_id',
  'thread_id',
  'author_name',
  'assignee_name',
  'from_name',
  'automatic',
]);

/** A copy of an answer in which the interactions of cases keep that something was said, not what. */
export function leaveOutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leaveOutWords);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  if (typeof value.type !== 'string' || !OF_CASES.test(value.type)) {
    return Object.fromEntries(entries.map(([name, one]) => [name, leaveOutWords(one)]));
  }
  return Object.fromEntries(entries.map(([name, one]) => [name, wordless(name, one)]));
}

function wordless(name: string, value: unknown): unknown {
  if (name === 'context') return {};
  if (name === 'properties' && isPlain(value)) {
    return Object.fromEntries(Object.entries(value).filter(([property]) => STAYS.has(property)));
  }
  // Sentences are "Wrote by chat: ..." (customers/describe): what was said stands after the colon.
  return name === 'summary' && typeof value === 'string' ? value.replace(/:\s.*$/s, '') : value;
}
