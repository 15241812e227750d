import { t } from '../../text.ts';

/** A value as people read and write it. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export type Read = { value: unknown } | { fault: string };

/** What was typed, of the sort that the value was of before: a number stays a number. */
export function readText(text: string, before: unknown): Read {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: t('trait.empty') };
  if (typeof before === 'number') {
    const number = Number(trimmed.replace(',', '.'));
    return Number.isFinite(number) ? { value: number } : { fault: t('trait.no_number') };
  }
  if (typeof before === 'boolean') {
    return trimmed === 'true' || trimmed === 'false'
      ? { value: trimmed === 'true' }
      : { fault: t('trait.no_boolean') };
  }
  if (typeof before !== 'object' || before === null) return { value: trimmed };
  try {
    return { value: JSON.parse(trimmed) };
  } catch {
    return { fault: t('trait.no_json') };
  }
}
