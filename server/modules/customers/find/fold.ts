// Letters that Unicode does not take apart by itself.
const WHOLE: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  æ: 'a',
  œ: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const LONGEST_WORD = 40;
const MOST_WORDS = 12;

/**
 * A text as it is compared: without capitals, accents and vowel signs; "Müller" and "Mueller" are one, "José" and "Jose"
 * are. Done here and not in SQL, where it would depend on the locale of the database.
 */
export function fold(text: string): string {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}|\u0640/gu, '')
      .replace(/[ßøæœłđðþı]/g, (letter) => WHOLE[letter]!)
      // How umlauts are written without them. Whoever is called Samuel is "samul" in the index and in the question.
      .replace(/([aou])e/g, '$1')
      // An apostrophe joins: O'Neill is one word.
      .replace(/(\p{L})['’ʼ](?=\p{L})/gu, '$1')
  );
}

/** The words of a text: letters, digits, and signs such as emoji, each run of them one word. */
export function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, LONGEST_WORD).join('')))].slice(0, MOST_WORDS);
}

/** The order by name, and what a question is compared with from the beginning. */
export const calledBy = (text: string): string =>
  (fold(text).match(/[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu) ?? []).join(' ');
