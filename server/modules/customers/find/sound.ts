// Kölner Phonetik (Hans Joachim Postel, 1969): like Soundex, for German names, and good enough for its neighbours'.
// Meier, Maier, Mayer and Meyr are 67; Schmidt and Smith are 862.

const CODES: Record<string, string> = {
  ...each('aeijouy', '0'),
  ...each('bp', '1'),
  ...each('dt', '2'),
  ...each('fvw', '3'),
  ...each('gkq', '4'),
  l: '5',
  ...each('mn', '6'),
  r: '7',
  ...each('sz', '8'),
};

function each(letters: string, code: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, code]));
}

/** What a folded word sounds like; null when it is not written in plain Latin letters. */
export function soundOf(word: string): string | null {
  if (!/^[a-z]{2,}$/.test(word)) return null;
  const codes = [...word]
    .map((letter, at) => codeOf(letter, word[at - 1] ?? '', word[at + 1] ?? ''))
    .join('');
  const once = codes.replace(/(\d)\1+/g, '$1');
  return once.slice(0, 1) + once.slice(1).replaceAll('0', '');
}

function codeOf(letter: string, before: string, after: string): string {
  if (letter === 'h') return '';
  if (letter === 'p' && after === 'h') return '3';
  if ((letter === 'd' || letter === 't') && /[csz]/.test(after)) return '8';
  if (letter === 'x') return /[ckq]/.test(before) ? '8' : '48';
  if (letter === 'c') return codeOfC(before, after);
  return CODES[letter] ?? '';
}

function codeOfC(before: string, after: string): string {
  if (before === '') return /[ahkloqrux]/.test(after) ? '4' : '8';
  return !/[sz]/.test(before) && /[ahkoqux]/.test(after) ? '4' : '8';
}
