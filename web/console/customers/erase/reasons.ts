import type { Reason } from '../../api/erasures.ts';
import { t } from '../../text.ts';

export const REASONS: Reason[] = ['wish', 'law', 'mistake', 'test'];

export const reasonText = (reason: Reason): string => t(`erase.reason.${reason}`);
