/** "Ana Maria Lopez" -> "AL", "ana@example.com" -> "A". */
export function initials(name: string): string {
  const words =
    name
      .split('@')[0]
      ?.split(/[\s._-]+/)
      .filter(Boolean) ?? [];
  const first = words.at(0)?.charAt(0) ?? '?';
  const last = words.length > 1 && !name.includes('@') ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toUpperCase();
}

/** The same name always gets the same one of `count` colours. */
export function colourIndex(name: string, count: number): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return sum % count;
}
