const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// Making a formatter takes longer than a hundred uses of it, and a long list uses three a row.
const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** "now", "5 min", "3 h", "yesterday", "12 Mar", "12 Mar 2024": short enough for a dense list. */
export function relativeTime(at: string | Date, now: number, locale = 'en'): string {
  const then = new Date(at).getTime();
  const age = now - then;
  if (age < minute && age > -minute)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' });
  if (Math.abs(age) < hour) return ago.format(-Math.trunc(age / minute), 'minute');
  if (Math.abs(age) < day) return ago.format(-Math.trunc(age / hour), 'hour');
  if (Math.abs(age) < 7 * day) return ago.format(-Math.trunc(age / day), 'day');
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return format(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(then);
}

/** The day, where only it matters: "Mar 12, 2024". */
export function dayDate(at: string | Date, locale = 'en'): string {
  return format(locale, { dateStyle: 'medium' }).format(new Date(at));
}

/** The exact moment, for a title or a tooltip. */
export function exactTime(at: string | Date, locale = 'en'): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at));
}

/** As on the reader's own clock: the language of the page does not say whether they count to 12 or to 24. */
export function clockTime(at: string | Date, locale?: string): string {
  return format(locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

/** Which day it was on the reader's own clock: the same text for all of it. */
export function dayKey(at: string | Date): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/** The heading over the events of one day: "Today", "Yesterday", "Tuesday 12 March". */
export function dayName(at: string | Date, now: number, locale = 'en'): string {
  const midnight = (moment: number | Date) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(new Date(at))) / day);
  if (days < 2) {
    const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');
    return name.charAt(0).toUpperCase() + name.slice(1);
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(at));
}
