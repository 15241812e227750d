import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { capital, channelWord, plain } from './words.ts';

const FAILED = /[._](failed|denied|rejected|declined)$/;

export const isFailure = (type: string): boolean => FAILED.test(type) || type === 'message.bounced';

/** Each thing that did not work, once, with the number of tries. */
export function tellFailures(telling: Telling): Beat[] {
  const tries = new Map<string, Happening[]>();
  const came_back = new Set(messagesOf(telling, 'message.bounced'));
  for (const happening of telling.happenings) {
    if (!isFailure(happening.type)) continue;
    // What came back has failed as well: it is told once.
    if (happening.type === 'message.failed' && came_back.has(happening.properties.message_id)) continue;
    const text = failureText(happening);
    tries.set(text, [...(tries.get(text) ?? []), happening]);
  }
  // The first try is when the trouble began: there the sentence stands.
  return [...tries].map(([text, [first, ...more]]) =>
    beat(first!, 'failure', 9, more.length > 0 ? `${text}, ${more.length + 1} tries` : text),
  );
}

const messagesOf = ({ happenings }: Telling, type: string): unknown[] =>
  happenings.filter((happening) => happening.type === type).map(({ properties }) => properties.message_id);

function failureText(happening: Happening): string {
  const reason = textOf(happening, 'reason', 'error', 'error_message', 'message');
  const text = whatFailed(happening);
  return reason ? `${text}: ${plain(reason)}` : text;
}

function whatFailed(happening: Happening): string {
  if (happening.type === 'message.failed') return `Our ${channelWord(happening.channel)} could not be sent`;
  if (happening.type === 'message.bounced') return `Our ${channelWord(happening.channel)} came back`;
  const [noun = '', verb = ''] = happening.type.split('.');
  if (/^(voucher|coupon|promotion)$/.test(noun)) {
    const code = textOf(happening, 'code', 'voucher', 'coupon', 'coupon_name', 'coupon_id');
    return code ? `Voucher ${code} failed` : 'A voucher failed';
  }
  const thing = plain(verb.replace(/_?(failed|denied|rejected|declined)$/, ''));
  const how = plain(verb).split(' ').at(-1);
  return capital([plain(noun), thing, how].filter(Boolean).join(' '));
}
