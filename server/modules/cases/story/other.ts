import { isFailure } from './failures.ts';
import { isShopping } from './shopping.ts';
import { TALK_TYPES } from './talk.ts';
import { isTeamWork } from './team.ts';
import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { VISIT_TYPES } from './visits.ts';
import { count } from './words.ts';

// Our own bookkeeping of who is who and what was delivered: no news for whoever answers.
const NOISE = /^(customer|organisation|message|identity|profile)\./;

/** Everything that no other teller knows: events of the company's own making, once each. */
export function tellOther(telling: Telling): Beat[] {
  const groups = new Map<string, Happening[]>();
  for (const happening of telling.happenings) {
    if (isTold(happening.type)) continue;
    const text = sentenceFor(happening, telling);
    groups.set(text, [...(groups.get(text) ?? []), happening]);
  }
  return [...groups].map(([text, group]) => {
    const last = group.at(-1)!;
    const times = group.length > 1 ? `, ${count(group.length, 'time')}` : '';
    return beat(last, 'other', weightOf(last.type), text + times);
  });
}

function weightOf(type: string): number {
  if (type.startsWith('order.')) return 6;
  return /^(voucher|coupon|signup|form|subscription|promotion)/.test(type) ? 5 : 4;
}

const isTold = (type: string): boolean =>
  VISIT_TYPES.includes(type) ||
  TALK_TYPES.includes(type) ||
  isShopping(type) ||
  isFailure(type) ||
  isTeamWork(type) ||
  NOISE.test(type);

function sentenceFor(happening: Happening, telling: Telling): string {
  const code = textOf(happening, 'code', 'voucher', 'coupon', 'coupon_name');
  if (/^(voucher|coupon)\.(redeemed|applied|used)$/.test(happening.type) && code)
    return `Used voucher ${code}`;
  if (/^(voucher|coupon)\.(issued|sent)$/.test(happening.type) && code) return `Got voucher ${code}`;
  return telling.describe(happening);
}
