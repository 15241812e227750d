import { NumberInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { KindRules } from '../../api/shapes.ts';
import { identityKind } from '../../customers/identities.tsx';
import { t } from '../../text.ts';
import { type ChangeRules, ofKind } from './use-change-rules.ts';

type Props = { of: KindRules; changeRules: ChangeRules | null };

/** Kept on Enter and when it is left. */
export function LimitField({ of, changeRules }: Props) {
  const { kind, limit, default_limit } = of;
  const now = limit ?? default_limit;
  const [value, setValue] = useState<number | string>(now);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => setValue(now), [now]);
  const keep = async () => {
    if (value === now || !changeRules) return;
    const wanted = value === '' ? null : Number(value);
    if (wanted === null) setValue(default_limit);
    const change = ofKind(kind, (rules) => ({ ...rules, limit: wanted === default_limit ? null : wanted }));
    setFault(await changeRules(change));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void keep();
  };
  return (
    <form onSubmit={submit}>
      <NumberInput
        w={170}
        size="xs"
        label={t('rules.limit')}
        aria-label={t('rules.limit_of', { kind: identityKind(kind) })}
        min={1}
        max={1_000}
        clampBehavior="blur"
        allowDecimal={false}
        allowNegative={false}
        readOnly={!changeRules}
        value={value}
        error={fault}
        onChange={(next) => {
          setValue(next);
          setFault(null);
        }}
        onBlur={() => void keep()}
      />
    </form>
  );
}
