import type { Import } from '../../api/imports.ts';
import { t } from '../../text.ts';

export const STATES = {
  uploaded: 'import.state_uploaded',
  checking: 'import.state_checking',
  checked: 'import.state_checked',
  running: 'import.state_running',
  done: 'import.state_done',
  cancelled: 'import.state_cancelled',
  failed: 'import.state_failed',
} as const satisfies Record<Import['state'], string>;

export const number = (count: number | undefined): string => (count ?? 0).toLocaleString('en');

export const countsText = ({ fresh, changed, refused }: Import['counts']): string =>
  t('import.row_counts', { fresh: number(fresh), changed: number(changed), refused: number(refused) });

export const DELIMITERS = {
  ',': 'import.comma',
  ';': 'import.semicolon',
  '\t': 'import.tab',
  '|': 'import.pipe',
} as const;

/** How the file was found to be written. */
export const writtenText = ({ encoding, delimiter }: Import): string =>
  t('import.written', {
    encoding: encodingText(encoding),
    delimiter:
      delimiter in DELIMITERS ? t(DELIMITERS[delimiter as keyof typeof DELIMITERS]) : `“${delimiter}”`,
  });

export const encodingText = (encoding: string): string =>
  encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
