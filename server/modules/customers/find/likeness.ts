import { soundOf } from './sound.ts';

/** The word, and what is left of it without each one of its letters: two words that share one are near each other. */
export function nearOf(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])].filter(Boolean);
}

/** How many letters have to be changed, added, left out or swapped with their neighbour (optimal string alignment). */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let [older, old, row]: number[][] = [[], [], b.map((_, at) => at + 1)] as [number[], number[], number[]];
  row = [0, ...row!];
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old!, row!, [i]];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, older[j - 2]! + 1);
      row.push(least);
    }
  }
  return row!.at(-1)!;
}

/**
 * How far a word is from what was asked for, in hundredths of a letter; null when it is another word. What sounds the
 * same may differ in more letters; a short word in one only, or everything would be like everything.
 */
export function likeness(asked: string, word: string): number | null {
  const length = [...asked].length;
  if (length < 2) return null;
  if (length >= 3 && word.includes(asked)) return 50 + Math.min(40, word.length - asked.length);
  const far = distance(asked, word);
  const sounds_same = length >= 3 && soundOf(asked) !== null && soundOf(asked) === soundOf(word);
  const allowed = (length < 3 ? 0 : length < 7 ? 1 : length < 10 ? 2 : 3) + (sounds_same ? 1 : 0);
  if (far <= allowed) return far * 100 - (sounds_same ? 50 : 0);
  return length >= 5 && beginsNearly(asked, word, length) ? 250 : null;
}

/** Misspelt, and not typed to its end. */
const beginsNearly = (asked: string, word: string, length: number): boolean => {
  const letters = [...word];
  return [length - 1, length, length + 1].some(
    (end) => letters.length > end && distance(asked, letters.slice(0, end).join('')) <= 1,
  );
};
