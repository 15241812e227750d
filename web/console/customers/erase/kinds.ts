import { type TextKey, t } from '../../text.ts';

type Count = { kind: string; words: string; count: number };

const KNOWN: Record<string, TextKey> = {
  interactions: 'erased.interactions',
  cases: 'erased.cases',
  messages: 'erased.messages',
  threads: 'erased.threads',
  files: 'erased.files',
  chats: 'erased.chats',
  chat_messages: 'erased.chat_messages',
  deliveries: 'erased.deliveries',
  inbound: 'erased.inbound',
  profiles: 'erased.profiles',
  identities: 'erased.identities',
  traits: 'erased.traits',
  links: 'erased.links',
  memberships: 'erased.memberships',
  list_rows: 'erased.list_rows',
  refused_events: 'erased.refused_events',
  caught_mails: 'erased.caught_mails',
  audit_details: 'erased.audit_details',
};

/** Counts in an order that people read in; a kind that this page does not know yet comes last, by its own name. */
export function countsInWords(counts: Record<string, number>): Count[] {
  const order = Object.keys(KNOWN);
  const place = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([kind, count]) => ({ kind, count, words: wordsOf(kind) }));
}

function wordsOf(kind: string): string {
  const key = KNOWN[kind];
  return key ? (t as (key: TextKey) => string)(key) : kind.replaceAll('_', ' ');
}
