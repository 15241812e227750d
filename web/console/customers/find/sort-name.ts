import { t } from '../../text.ts';
import type { Sort } from './search.ts';

const NAMES = {
  '-created': 'sort.newest',
  created: 'sort.oldest',
  name: 'sort.name_up',
  '-name': 'sort.name_down',
} as const;

export const sortName = (sort: Sort): string => t(NAMES[sort]);
