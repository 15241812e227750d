import { Refusal } from '../../http/index.ts';

/**
 * The version an If-Match header names: `"7"`, or `7`. Null for `*`, which is any. Without the header nobody knows
 * what the caller looked at, and a colleague's change would be lost without a word: refused.
 */
export function versionOf(if_match: string | undefined): number | null {
  if (if_match === undefined) {
    throw new Refusal('version_missing', 428, 'Send If-Match with the version of the case you looked at.');
  }
  if (if_match.trim() === '*') return null;
  const version = /^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(if_match)?.[1];
  if (version === undefined) {
    throw new Refusal('invalid_version', 400, 'If-Match has to be the version of the case, such as "7".');
  }
  return Number(version);
}
