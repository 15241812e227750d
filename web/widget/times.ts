import type { Language } from './texts.ts';

export function timeOf(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language.code, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

export function dayOf(at: string, language: Language): string {
  const day = new Date(at).toDateString();
  if (day === new Date().toDateString()) return language.texts.today;
  if (day === new Date(Date.now() - 86_400_000).toDateString()) return language.texts.yesterday;
  return new Intl.DateTimeFormat(language.code, { dateStyle: 'long' }).format(new Date(at));
}
