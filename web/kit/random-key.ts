/** A random key that says "the same attempt again". crypto.randomUUID is missing on plain http: not used. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
