import { wish } from './story/wish.ts';
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

/** What a case is called: the mail's subject, else what the message comes down to. */
export function caseSubject(message: { subject: string | null; text: string }): string {
  const named = bareSubject(message.subject);
  return named ? short(named, LONGEST) : wish(message.text, LONGEST) || UNTITLED;
}

const GREETING =
  /^(hi|hello|hey|hallo|hola|bonjour|good (morning|afternoon|evening)|anybody( there)?|are you there)( there| all| team)?[.,!?\s]*$/i;

/** Whether it says nothing yet: the case takes its name from what is said next. */
export const saysNothing = (subject: string): boolean => subject === UNTITLED || GREETING.test(subject);

/** The subject of our answer in a mail thread. */
export const replySubject = (subject: string): string => `Re: ${bareSubject(subject) ?? subject}`;
