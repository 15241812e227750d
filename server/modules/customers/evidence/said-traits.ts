// A source that sends more than this of one person has mistaken traits for a place to store things. What is left out
// can still be read in the interaction itself.
const MOST_TRAITS = 100;
export const LONGEST_NAME = 100;
export const LONGEST_VALUE = 4_000;

// What a customer is called and listed by has to be text.
export const TEXTS = new Set([
  'name',
  'first_name',
  'firstName',
  'firstname',
  'last_name',
  'lastName',
  'lastname',
  'email',
]);

/** The traits that are kept of those that were said; null takes one back. */
export function saidTraits(said: Record<string, unknown>): [name: string, value: unknown][] {
  return Object.entries(said)
    .filter(([name, value]) => name.trim() !== '' && name.length <= LONGEST_NAME && isFit(name, value))
    .slice(0, MOST_TRAITS);
}

function isFit(name: string, value: unknown): boolean {
  if (value === undefined) return false;
  if (TEXTS.has(name) && value !== null && typeof value !== 'string') return false;
  return (JSON.stringify(value)?.length ?? Number.POSITIVE_INFINITY) <= LONGEST_VALUE;
}
