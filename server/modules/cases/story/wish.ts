import { short } from './words.ts';

// Said when something is wanted. English, and the question mark that most languages share.
const WANTED =
  /\?|\b(i (want|need|would like|wish|expect)|i'd like|please|can you|could you|help|does(n't| not)|did(n't| not)|is(n't| not)|can(no|')t|won't|broken|wrong|missing|refund|return|cancel|never (arrived|came))\b/i;

const GREETING =
  /^(hi|hello|hey|dear|good (morning|afternoon|evening)|hallo|hola|bonjour)\b[^.!?\n]{0,40}[,.!\n]+\s*/i;

/**
 * What a message comes down to: itself when it is short, else the first sentence in which something is asked or
 * goes wrong, else its beginning.
 */
export function wish(text: string, length = 110): string {
  const given = text.replace(/[’]/g, "'").trim();
  const said = given.replace(GREETING, '') || given;
  const whole = said.replace(/\s+/g, ' ').trim();
  if (whole.length <= length) return whole;
  const sentences = said.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.trim());
  const wanted = sentences.find((sentence) => WANTED.test(sentence));
  return short(wanted ?? whole, length);
}

/** Nothing is said beyond a greeting. */
export const isGreeting = (text: string): boolean => text.trim().replace(GREETING, '') === '';
