import {
  ColorInput,
  NativeSelect,
  NumberInput,
  PasswordInput,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { t } from '../../text.ts';
import type { Field } from './fields.ts';

type Props = {
  field: Field;
  value: unknown;
  /** A secret of this name is stored already; it is never shown again. */
  stored: boolean;
  onChange: (value: unknown) => void;
};

/** The input that fits a field. */
export function SettingsField({ field, value, stored, onChange }: Props) {
  const text = typeof value === 'string' ? value : '';
  const usual = field.usual === undefined ? undefined : String(field.usual);
  const base = { label: field.label, description: field.hint, required: field.required, name: field.name };
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  if (field.kind === 'choice') {
    return (
      <NativeSelect
        {...base}
        data={field.required || usual ? field.choices : [{ value: '', label: '' }, ...field.choices]}
        value={text || (usual ?? '')}
        onChange={typed}
      />
    );
  }
  if (field.kind === 'switch') {
    return (
      <Switch
        label={field.label}
        description={field.hint}
        checked={typeof value === 'boolean' ? value : field.usual === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.kind === 'number') {
    return (
      <NumberInput
        {...base}
        min={field.min}
        max={field.max}
        allowDecimal={false}
        placeholder={usual}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : '')}
      />
    );
  }
  if (field.kind === 'secret') {
    return (
      <PasswordInput
        {...base}
        required={field.required && !stored}
        autoComplete="new-password"
        placeholder={stored ? t('account.secret_stored') : undefined}
        value={text}
        onChange={typed}
      />
    );
  }
  if (field.kind === 'lines') {
    const lines = Array.isArray(value) ? value.join('\n') : text;
    return (
      <Textarea
        {...base}
        autosize
        minRows={2}
        placeholder={t('account.one_per_line')}
        value={lines}
        onChange={typed}
      />
    );
  }
  if (field.kind === 'colour') {
    return <ColorInput {...base} format="hex" value={text || (usual ?? '')} onChange={onChange} />;
  }
  return <TextInput {...base} autoComplete="off" placeholder={usual} value={text} onChange={typed} />;
}
