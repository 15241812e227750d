import { Button, Pill, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { exactTime } from '../../../kit/time.ts';
import type { KindRules } from '../../api/shapes.ts';
import { identityKind } from '../../customers/identities.tsx';
import { useActorName } from '../../customers/use-actor-name.ts';
import { t } from '../../text.ts';
import settings from '../settings.module.css';
import classes from './identity-rules.module.css';
import { type ChangeRules, ofKind } from './use-change-rules.ts';

type Props = { of: KindRules; changeRules: ChangeRules | null };

const FIRST = 60;

const EXAMPLES: Record<string, string> = {
  email: '*@example.com',
  phone: '+49 30 901820',
  whatsapp: '+49 30 901820',
  user_id: 'kiosk-*',
};

/** What the company blocks: as chips, each with what takes it away again. */
export function OwnValues({ of: { kind, blocked }, changeRules }: Props) {
  const [all, show] = useDisclosure();
  const nameOf = useActorName();
  const shown = all ? blocked : blocked.slice(-FIRST);
  const remove = (value: string) =>
    changeRules?.(
      ofKind(kind, (rules) => ({ ...rules, blocked: rules.blocked.filter((one) => one !== value) })),
    );
  return (
    <div className={classes.values}>
      <h3 className={classes.label}>{t('rules.own')}</h3>
      {blocked.length === 0 && !changeRules && <span className={settings.sub}>{t('rules.own_none')}</span>}
      <div className={classes.chips}>
        {shown.map(({ value, added_at, added_by }) => (
          <Pill
            key={value}
            size="md"
            className={classes.own}
            title={t('rules.added', { name: nameOf(added_by), time: exactTime(added_at) })}
            withRemoveButton={changeRules !== null}
            removeButtonProps={{
              'aria-label': t('rules.unblock', { value }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => void remove(value)}
          >
            {value}
          </Pill>
        ))}
        {blocked.length > shown.length && (
          <Button size="compact-xs" variant="subtle" onClick={show.open}>
            {t('rules.show_all', { count: blocked.length })}
          </Button>
        )}
      </div>
      {changeRules && <AddValue kind={kind} changeRules={changeRules} />}
    </div>
  );
}

function AddValue({ kind, changeRules }: { kind: string; changeRules: ChangeRules }) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const value = text.trim();
    if (value === '' || busy) return;
    setBusy(true);
    const trouble = await changeRules(
      ofKind(kind, (rules) => ({ ...rules, blocked: [...rules.blocked, value] })),
    );
    setBusy(false);
    setFault(trouble);
    if (trouble === null) setText('');
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        className={classes.grow}
        size="xs"
        aria-label={t('rules.add', { kind: identityKind(kind) })}
        placeholder={t('rules.add_example', { example: EXAMPLES[kind] ?? 'test-*' })}
        value={text}
        error={fault}
        maxLength={255}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(null);
        }}
      />
      <Button type="submit" size="xs" variant="default" loading={busy} disabled={text.trim() === ''}>
        {t('do.add')}
      </Button>
    </form>
  );
}
