import type { Interaction } from '../../../log/index.ts';
import { commerce } from './commerce.ts';
import { contact } from './contact.ts';
import { failure } from './failure.ts';
import { identity } from './identity.ts';
import { capital, plain, sentenceCase } from './words.ts';

export type Described = Pick<Interaction, 'type' | 'channel' | 'direction' | 'properties' | 'context'>;

/** Says what happened, without who did it or when: those stand beside it. Null where it has nothing to say. */
export type Describe = (happened: Described) => string | null;

const KNOWN: Record<string, Describe> = { ...identity, ...contact, ...commerce };

/** One interaction in one English sentence: "Voucher SPRING20 failed: expired", "Viewed Cordless drill 18V". */
export function describeInteraction(happened: Described): string {
  return KNOWN[happened.type]?.(happened) ?? failure(happened) ?? generic(happened);
}

/** `warranty_claim.filed` -> "Warranty claim filed"; the name it came with says it better where there is one. */
function generic({ type, context, properties }: Described): string {
  const named = typeof context.event === 'string' && !context.event.includes('.') ? context.event.trim() : '';
  const text = named === '' ? type.replace(/^reported\./, '') : named;
  const what = [properties.name, properties.title, properties.label].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return capital(sentenceCase(plain(text))) + (what ? `: ${what}` : '');
}
