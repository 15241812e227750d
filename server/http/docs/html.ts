const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML. */
export const escaped = (text: unknown): string =>
  String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

export const code = (text: unknown): string => `<code>${escaped(text)}</code>`;
