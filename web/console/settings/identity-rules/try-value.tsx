import { Badge, Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { tryIdentity } from '../../api/identity-rules.ts';
import type { IdentityRules, TriedIdentity } from '../../api/shapes.ts';
import { identityKind } from '../../customers/identities.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import settings from '../settings.module.css';
import { builtInName } from './built-in-name.ts';
import classes from './identity-rules.module.css';

/** Type a value and see how it is kept, or why it is not. */
export function TryValue({ rules }: { rules: IdentityRules }) {
  const [kind, setKind] = useState('email');
  const [value, setValue] = useState('');
  const trying = useMutation({ mutationFn: () => tryIdentity(kind, value) });
  const { mutate, reset, isIdle } = trying;
  // What is shown is always the word of the rules as they are now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version alone says that they are others
  useEffect(() => {
    if (!isIdle) mutate();
  }, [rules.version]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <section className={settings.card} aria-label={t('rules.try')}>
      <div className={settings.cardHead}>
        <div className={settings.cardTitle}>
          <h2 className={settings.name}>{t('rules.try')}</h2>
          <div className={settings.sub}>{t('rules.try_hint')}</div>
        </div>
      </div>
      <form className={classes.try} onSubmit={submit}>
        <NativeSelect
          aria-label={t('rules.try_kind')}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value);
            reset();
          }}
          data={rules.kinds.map((one) => ({ value: one.kind, label: identityKind(one.kind) }))}
        />
        <TextInput
          className={classes.grow}
          aria-label={t('rules.try_value')}
          placeholder={kind === 'phone' ? '030 901820' : kind === 'email' ? 'test@test.com' : 'guest'}
          value={value}
          maxLength={1_000}
          onChange={(event) => {
            setValue(event.currentTarget.value);
            reset();
          }}
        />
        <Button type="submit" variant="default" loading={trying.isPending}>
          {t('rules.try_do')}
        </Button>
        <div className={classes.tried} role="status">
          {trying.isError && troubleText(trying.error)}
          {trying.data && <Verdict tried={trying.data} />}
        </div>
      </form>
    </section>
  );
}

const COLORS = { taken: 'pine', blocked: 'orange', invalid: 'gray' } as const;

function Verdict({ tried: { verdict, normal, blocked_by, why } }: { tried: TriedIdentity }) {
  return (
    <>
      <Badge variant="light" color={COLORS[verdict]} tt="none" radius="sm">
        {t(`rules.${verdict}`)}
      </Badge>{' '}
      {normal !== null && (
        <>
          {t('rules.normal')} <code className={settings.key}>{normal}</code>
        </>
      )}
      <div className={settings.sub}>
        {why}
        {blocked_by?.startsWith('rule:') && ` (${builtInName(blocked_by)})`}
      </div>
    </>
  );
}
