// How mail programs introduce what they quote, in the languages they are used in most.
const ATTRIBUTION = new RegExp(
  [
    'on\\b.{4,200}\\bwrote',
    'am\\b.{4,200}\\bschrieb.{0,80}',
    'le\\b.{4,200}\\ba écrit',
    'el\\b.{4,200}\\bescribió',
    'il\\b.{4,200}\\bha scritto',
    'em\\b.{4,200}\\bescreveu',
    'op\\b.{4,200}\\bschreef.{0,80}',
    'w dniu\\b.{4,200}\\bnapisał\\(?a?\\)?',
    'den\\b.{4,200}\\bskrev.{0,80}',
    'في\\s.{4,200}كتب.{0,80}',
  ]
    .map((start) => `^\\s*${start}\\s*:\\s*$`)
    .join('|'),
  'iu',
);

const ORIGINAL = new RegExp(
  '^\\s*-{2,}\\s*(?:original message|forwarded message|ursprüngliche nachricht|message d.origine|mensaje original' +
    '|messaggio originale|mensagem original|oorspronkelijk bericht|الرسالة الأصلية)\\s*-{2,}\\s*$',
  'iu',
);

// Outlook's block: "From: ..." and within the next lines "Sent:" or "Date:", and "Subject:".
const HEADER_FROM = /^\s*\*?(?:from|von|de|da|van|från|من)\s?:\*?\s+\S/iu;
const HEADER_MORE =
  /^\s*\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|subject|betreff|objet|asunto|oggetto|assunto|onderwerp)\s?:/iu;

const QUOTED = /^\s*>/;
const EMPTY = /^\s*$/;

/**
 * What is new in a reply: without the earlier message that the mail program put below it. Answers written between
 * quoted lines are kept as they are, and so is a mail that holds nothing else (a bare forward).
 */
export function trimQuote(text: string): string {
  const lines = text.split(/\r?\n/);
  const cut = Math.min(startOfTrailingQuote(lines), startOfOldMessage(lines));
  const fresh = lines.slice(0, cut).join('\n').trim();
  return fresh === '' ? text.trim() : fresh;
}

// Quoted lines count only when nothing of the writer's own comes after them.
function startOfTrailingQuote(lines: string[]): number {
  let end = lines.length;
  while (end > 0 && EMPTY.test(lines[end - 1]!)) end -= 1;
  let start = end;
  while (start > 0 && (QUOTED.test(lines[start - 1]!) || EMPTY.test(lines[start - 1]!))) start -= 1;
  const quotes = lines.slice(start, end).some((line) => QUOTED.test(line));
  if (!quotes) return lines.length;
  return start - attributionAbove(lines, start);
}

// An attribution may be wrapped over up to three lines.
function attributionAbove(lines: string[], start: number): number {
  for (const length of [1, 2, 3]) {
    const joined = lines.slice(Math.max(0, start - length), start).join(' ');
    if (ATTRIBUTION.test(joined)) return Math.min(length, start);
  }
  return 0;
}

// An old message put below without quote marks: all that follows its heading is old.
function startOfOldMessage(lines: string[]): number {
  const at = lines.findIndex((line, index) => {
    if (ORIGINAL.test(line)) return true;
    if (!HEADER_FROM.test(line)) return false;
    return lines.slice(index + 1, index + 6).filter((next) => HEADER_MORE.test(next)).length >= 2;
  });
  if (at === -1) return lines.length;
  return at > 0 && /^\s*_{5,}\s*$/.test(lines[at - 1]!) ? at - 1 : at;
}
