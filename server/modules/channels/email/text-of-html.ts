const BLOCKS = new Set(
  `address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre
   section table tr ul`.split(/\s+/),
);
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/**
 * The text of sanitised HTML: a line for each block, `- ` before list items, `> ` before quoted lines, the address
 * of a link behind its words where they differ. Only for the output of sanitiseHtml, which is well-formed.
 */
export function textOfHtml(html: string): string {
  const lines: string[] = [];
  let line = '';
  let quotes = 0;
  let link: { href: string; words: string } | null = null;
  const endLine = () => {
    lines.push(`${'> '.repeat(quotes)}${line.trim()}`.trimEnd());
    line = '';
  };
  for (const [, tag, words] of html.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (words !== undefined) {
      const plain = unescaped(words).replace(/\s+/g, ' ');
      line += plain;
      // Beside the line: cut out of it again, a line of thousands of links would be copied thousands of times.
      if (link) link.words += plain;
      continue;
    }
    const { name, closing } = nameOf(tag!);
    if (BLOCKS.has(name) && (line.trim() !== '' || name === 'br')) endLine();
    if ((name === 'p' || name === 'table') && closing) endLine();
    if (name === 'blockquote') quotes = Math.max(0, quotes + (closing ? -1 : 1));
    if (name === 'td' && closing) line += ' ';
    if (name === 'li' && !closing) line += '- ';
    if (name === 'a' && !closing) link = { href: hrefOf(tag!), words: '' };
    if (name === 'a' && closing && link) {
      line += linkBehind(link.words, link.href);
      link = null;
    }
  }
  endLine();
  return tidy(lines);
}

function nameOf(tag: string): { name: string; closing: boolean } {
  return { name: /^\/?([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '', closing: tag.startsWith('/') };
}

const hrefOf = (tag: string): string => unescaped(/ href="([^"]*)"/.exec(tag)?.[1] ?? '');

function linkBehind(words: string, href: string): string {
  const shown = href.replace(/^mailto:|^tel:/, '');
  return shown === '' || words.includes(shown) || words.trim() === '' ? '' : ` (${shown})`;
}

const unescaped = (text: string): string =>
  text.replace(/&(#39|[a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

// One empty line, quoted or not, says as much as several.
function tidy(lines: string[]): string {
  const bare = (line: string | undefined) => line === undefined || /^[> ]*$/.test(line);
  return lines
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' '))
    .filter((line, index) => !bare(line) || !bare(lines[index - 1]))
    .join('\n')
    .trim();
}
