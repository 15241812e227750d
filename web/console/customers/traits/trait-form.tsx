import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Trait } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { asText, readText } from './trait-text.ts';
import type { Correct } from './use-correct-traits.ts';

type Props = { trait: Trait; correct: Correct; onClose: () => void };

/** One value, corrected in place: Enter keeps it, Escape leaves it as it was. */
export function TraitForm({ trait: { name, value }, correct, onClose }: Props) {
  const [text, setText] = useState(asText(value));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const read = readText(text, value);
    if ('fault' in read) return setFault(read.fault);
    setBusy(true);
    const trouble = await correct({ set: { [name]: read.value } });
    setBusy(false);
    if (trouble) setFault(trouble);
    else onClose();
  };
  return (
    <form onSubmit={submit} onKeyDown={leaveOnEscape(onClose)}>
      <TextInput
        size="xs"
        aria-label={t('trait.value_of', { name })}
        data-autofocus
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        value={text}
        error={fault}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(null);
        }}
      />
      <FormButtons busy={busy} onClose={onClose} />
    </form>
  );
}

export const leaveOnEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  // What is behind has an Escape of its own.
  event.stopPropagation();
  leave();
};

export function FormButtons({ busy, onClose }: { busy: boolean; onClose: () => void }) {
  return (
    <Group gap={6} my={6}>
      <Button type="submit" size="compact-xs" loading={busy}>
        {t('do.save')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onClose}>
        {t('do.cancel')}
      </Button>
    </Group>
  );
}
