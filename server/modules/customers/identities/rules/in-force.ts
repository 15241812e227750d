import type { CountryCode } from 'libphonenumber-js';
import { type BlockList, blockIn, limitIn, listOf, type Rules, rulesFrom } from './rules.ts';

// One for the process: whoever reads an identity needs it, tens of thousands of times a second, and cannot wait for a
// database. follow-rules.ts puts in what the company says.
let in_force: Rules = rulesFrom(null);

export function putInForce(rules: Rules): void {
  in_force = rules;
}

/** The country of phone numbers that are written without one; undefined: such numbers say nothing. */
export const defaultCountry = (): CountryCode | undefined => in_force.default_country;

/** How many of a kind one customer has at most. */
export const limitOf = (kind: string): number => limitIn(in_force, kind);

/** What blocks a value, see blockIn. */
export const blockOf = (kind: string, value: string, bare: string): string | null =>
  blockIn(in_force, kind, value, bare);

export const blockListOf = (kind: string): BlockList => listOf(in_force, kind);
