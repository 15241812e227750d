import { Autocomplete, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Customer } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { FormButtons, leaveOnEscape } from './trait-form.tsx';
import { readText } from './trait-text.ts';
import classes from './traits.module.css';
import type { Correct } from './use-correct-traits.ts';

type Props = { customer: Customer; correct: Correct; onClose: () => void };

/** What sources call what people most often know of each other. */
const USUAL = ['name', 'email', 'phone', 'city', 'company', 'birthday', 'language'];

/** A trait that nobody has said so far. */
export function NewTraitForm({ customer, correct, onClose }: Props) {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<{ name?: string; text?: string }>({});
  const [busy, setBusy] = useState(false);
  const known = new Set(customer.traits.map((trait) => trait.name));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const asked = name.trim();
    if (asked === '') return setFaults({ name: t('trait.name_missing') });
    if (known.has(asked)) return setFaults({ name: t('trait.name_taken') });
    const read = readText(text, '');
    if ('fault' in read) return setFaults({ text: read.fault });
    setBusy(true);
    const trouble = await correct({ set: { [asked]: read.value } });
    setBusy(false);
    if (trouble) setFaults({ text: trouble });
    else onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={leaveOnEscape(onClose)} aria-label={t('trait.add')}>
      <div className={classes.fields}>
        <Autocomplete
          size="xs"
          label={t('trait.name')}
          autoFocus
          maxLength={100}
          data={USUAL.filter((usual) => !known.has(usual))}
          value={name}
          error={faults.name}
          onChange={(value) => {
            setName(value);
            setFaults({});
          }}
        />
        <TextInput
          size="xs"
          label={t('trait.value')}
          value={text}
          error={faults.text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setFaults({});
          }}
        />
      </div>
      <FormButtons busy={busy} onClose={onClose} />
    </form>
  );
}
