import { ar } from '../texts/widget.ar.ts';
import { de } from '../texts/widget.de.ts';
import { en, type WidgetTexts } from '../texts/widget.en.ts';
import { es } from '../texts/widget.es.ts';
import { fr } from '../texts/widget.fr.ts';

const catalogues: Record<string, WidgetTexts> = { en, de, es, fr, ar };
const rightToLeft = new Set(['ar']);

export type Language = { code: string; dir: 'ltr' | 'rtl'; texts: WidgetTexts };

/** The first wanted language that there is a catalogue for; `de-AT` is served by `de`. */
export function chooseLanguage(wanted: (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const code = tag?.toLowerCase().split(/[-_]/)[0] ?? '';
    const texts = catalogues[code];
    if (texts) return { code: tag ?? code, dir: rightToLeft.has(code) ? 'rtl' : 'ltr', texts };
  }
  return { code: 'en', dir: 'ltr', texts: en };
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
