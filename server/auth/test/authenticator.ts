import { codeOf, stepAt } from '../second-factor/one-time-code.ts';
import { type Browser, PASSWORD } from './browser.ts';

/** The app on a phone: it knows the secret as it was typed in, and shows codes. */
export function authenticator(secret: string) {
  const bytes = bytesOf(secret);
  /** The code of now, or of half minutes before or after. */
  return (half_minutes = 0) => codeOf(bytes, stepAt(new Date()) + half_minutes);
}

/** Turns it on for whoever is signed in; confirms with the code of the half minute before. */
export async function turnOn(browser: Browser) {
  const begun = await browser.post('/api/me/second-factor', { password: PASSWORD });
  const code = authenticator(begun.body.secret);
  const { body } = await browser.post('/api/me/second-factor/confirm', { code: code(-1) });
  return { code, recovery_codes: body.recovery_codes as string[] };
}

/** RFC 4648, read backwards. */
export function bytesOf(secret: string): Buffer {
  const bits = [...secret]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
