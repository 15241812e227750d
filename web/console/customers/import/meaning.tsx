import { NativeSelect, TextInput } from '@mantine/core';
import { t } from '../../text.ts';
import classes from './import.module.css';

const TRAIT = 'trait:';

type Props = { column: string; meaning: string; onChange: (meaning: string) => void };

/** What a column means: one of our own words, or a trait under a name of its own. */
export function Meaning({ column, meaning, onChange }: Props) {
  const is_trait = meaning.startsWith(TRAIT);
  const options = [
    { value: 'ignored', label: t('import.as_ignored') },
    { value: 'name', label: t('import.as_name') },
    { value: 'email', label: t('import.as_email') },
    { value: 'phone', label: t('import.as_phone') },
    { value: 'user_id', label: t('import.as_user_id') },
    { value: TRAIT, label: t('import.as_trait') },
  ];
  return (
    <span className={classes.meaning}>
      <NativeSelect
        size="xs"
        aria-label={t('import.meaning_of', { column })}
        data={options}
        value={is_trait ? TRAIT : meaning}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === TRAIT ? TRAIT + traitName(column) : value)
        }
      />
      {is_trait && (
        <TextInput
          size="xs"
          aria-label={t('import.trait_of', { column })}
          value={meaning.slice(TRAIT.length)}
          maxLength={100}
          onChange={({ currentTarget: { value } }) => onChange(TRAIT + value)}
        />
      )}
    </span>
  );
}

const traitName = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
