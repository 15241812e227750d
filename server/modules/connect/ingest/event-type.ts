import { LRUCache } from 'lru-cache';
import { EventFault } from './fault.ts';

const MAX_LENGTH = 200;
const ALREADY_A_TYPE = /^[a-z0-9_]+(\.[a-z0-9_]+)+$/;
// These the product itself writes, and it acts upon them: what a source reports under such a name is kept apart.
const OURS = /^(message|case|customer|organisation|delivery|chat)\./;

/**
 * The interaction type of a tracked event. `voucher.redemption_failed` stays; of other names the last word is the
 * verb: `Product List Viewed` -> `product_list.viewed`, `orderCompleted` -> `order.completed`, `Signup` -> `signup`.
 */
export function typeOfTrack(name: string): string {
  const known = types.get(name);
  if (known !== undefined) return known;
  const type = typeOf(name);
  types.set(name, type);
  return type;
}

// A company has some dozens of events, and each comes again and again.
const types = new LRUCache<string, string>({ max: 2_000 });

function typeOf(name: string): string {
  if (name.length > MAX_LENGTH) {
    throw new EventFault('too_long', 'event', `Event names have at most ${MAX_LENGTH} characters.`);
  }
  const type = ALREADY_A_TYPE.test(name) ? name : typeFromWords(name);
  return OURS.test(type) ? `reported.${type}` : type;
}

function typeFromWords(name: string): string {
  const apart = name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2');
  const words = apart.match(/[\p{L}\p{M}\p{N}]+/gu)?.map((word) => word.toLowerCase()) ?? [];
  const verb = words.pop();
  if (verb === undefined) throw new EventFault('invalid_value', 'event', 'The event name has no letters.');
  return words.length > 0 ? `${words.join('_')}.${verb}` : verb;
}
