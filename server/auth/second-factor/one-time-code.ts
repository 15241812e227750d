import { createHmac, timingSafeEqual } from 'node:crypto';

// What every authenticator app takes for granted: RFC 6238 with SHA-1, six digits, half a minute.
const STEP_SECONDS = 30;
const DIGITS = 6;

/** How many half minutes a clock may be off, either way. */
const DRIFT_STEPS = 1;

/** The code of the half minute with this number (RFC 4226, 5.3). */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const from = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(from) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export const stepAt = (time: Date): number => Math.floor(time.getTime() / 1000 / STEP_SECONDS);

/** The half minute whose code this is, or null. The caller sees to it that no half minute counts twice. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepAt(now) - DRIFT_STEPS; step <= stepAt(now) + DRIFT_STEPS; step += 1) {
    const right = Buffer.from(codeOf(secret, step));
    if (given.length === right.length && timingSafeEqual(given, right)) found = step;
  }
  return found;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding: how authenticator apps want the secret written. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What the QR code says to the app. */
export function setUpAddress(secret: Buffer, account: string): string {
  const label = `Tellonce:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Tellonce&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
