import type { Describe, Described } from './describe-interaction.ts';
import { capital, plain, textOf } from './words.ts';

const FAILED = /[._](failed|denied|rejected|declined)$/;

/** Whatever did not work, with the reason: "Voucher SPRING20 failed: expired", "Card payment declined". */
export const failure: Describe = (happened) => {
  const failed = FAILED.exec(happened.type);
  if (!failed) return null;
  const why = textOf(happened, 'reason', 'error', 'error_message', 'message');
  const text = capital(whatFailed(happened, failed[1]!));
  return why ? `${text}: ${plain(why)}` : text;
};

function whatFailed(happened: Described, how: string): string {
  const [noun = '', verb = ''] = happened.type.split('.');
  if (/^(voucher|coupon|promotion)$/.test(noun)) {
    const code = textOf(happened, 'code', 'voucher', 'coupon', 'coupon_name', 'coupon_id');
    return [plain(noun), code, how].filter(Boolean).join(' ');
  }
  const thing = plain(verb).replace(new RegExp(`\\s*${how}$`), '');
  const number = textOf(happened, 'order_id', 'order_number');
  return [plain(noun), thing, noun === 'order' ? number : null, how].filter(Boolean).join(' ');
}
