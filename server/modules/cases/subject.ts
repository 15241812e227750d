import { short } from './story/words.ts';

const LONGEST = 120;
const UNTITLED = 'Message without words';

// As mail programs of many countries write "reply" and "forward", with the counters and list tags they add.
const PREFIXES =
  /^(\s*((re|aw|antw|sv|vs|odp|res|rif|fwd?|wg|tr|rv|enc|i)(\[\d+\])?\s*[:：]|\[(fwd|ext|external)\])\s*)+/i;

/** A subject without "Re:", "Fwd:" and their sisters; null when nothing is left. */
export function bareSubject(subject: string | null): string | null {
  const bare = subject?.replace(PREFIXES, '').replace(/\s+/g, ' ').trim();
  return bare ? bare : null;
}

/** What a case is called: the mail's subject, else how the message begins. */
export function caseSubject(message: { subject: string | null; text: string }): string {
  return short(bareSubject(message.subject) ?? (firstLine(message.text) || UNTITLED), LONGEST);
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0]!.trim();

/** The subject of our answer in a mail thread. */
export const replySubject = (subject: string): string => `Re: ${bareSubject(subject) ?? subject}`;
