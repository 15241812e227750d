import { t } from '../../text.ts';

const NAMES = {
  'rule:only_zeros': 'rules.only_zeros',
  'rule:placeholder_address': 'rules.placeholder_address',
  'rule:same_letters': 'rules.same_letters',
  'rule:one_digit': 'rules.one_digit',
  'rule:counted': 'rules.counted',
} as const;

/** What a built-in rule blocks, in words; of a value the value itself. */
export const builtInName = (value: string): string =>
  value in NAMES ? t(NAMES[value as keyof typeof NAMES]) : value;
