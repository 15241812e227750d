import type { OpenSuggestion } from '../../api/shapes.ts';

type Side = OpenSuggestion['customers'][number];

const SHORTEST = 3;
/** "van", "de", "der": a small word says something only where it is a name. */
const PARTICLE = /^\p{Ll}{1,3}$/u;

/** The words that both are called by, in their names or before the @ of their addresses; masked ones say nothing. */
export function alike([one, other]: Side[]): string[] {
  if (!one || !other) return [];
  const theirs = new Set(wordsOf(other).map(fold));
  // As the name has it rather than the address: of the same word the later one is kept.
  const common = new Map(wordsOf(one).map((word) => [fold(word), word]));
  return [...common].filter(([folded]) => theirs.has(folded)).map(([, word]) => word);
}

function wordsOf({ display_name, identities }: Side): string[] {
  const addresses = identities.filter(({ kind }) => kind === 'email').map(({ value }) => value);
  return [...addresses, display_name]
    .filter((text) => !text.includes('•'))
    .flatMap((text) => text.replace(/@.*/, '').split(/[^\p{L}]+/u))
    .filter((word) => word.length >= SHORTEST && !PARTICLE.test(word));
}

const fold = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
