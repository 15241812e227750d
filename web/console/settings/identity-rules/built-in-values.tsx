import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { KindRules } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import settings from '../settings.module.css';
import { builtInName } from './built-in-name.ts';
import classes from './identity-rules.module.css';
import { type ChangeRules, ofKind } from './use-change-rules.ts';

type Props = { of: KindRules; changeRules: ChangeRules | null };

/** What is blocked without anybody having said so; each can be switched off. */
export function BuiltInValues({ of: { kind, built_in }, changeRules }: Props) {
  const [open, { toggle }] = useDisclosure();
  const off = built_in.filter(({ on }) => !on).length;
  const Mark = open ? IconChevronDown : IconChevronRight;
  const turn = (value: string, on: boolean) =>
    changeRules?.(
      ofKind(kind, (rules) => ({
        ...rules,
        switched_off: on ? rules.switched_off.filter((one) => one !== value) : [...rules.switched_off, value],
      })),
    );
  return (
    <div className={classes.values}>
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          ml={-8}
          aria-expanded={open}
          leftSection={<Mark size={14} aria-hidden />}
          onClick={toggle}
        >
          {off === 0
            ? t('rules.built_in_count', { count: built_in.length })
            : t('rules.built_in_off', { count: built_in.length, off })}
        </Button>
      </div>
      <Collapse expanded={open}>
        {changeRules && <div className={settings.sub}>{t('rules.built_in_hint')}</div>}
        <div className={classes.chips} style={{ marginTop: 8 }}>
          {built_in.map(({ value, example, on }) => (
            <button
              key={value}
              type="button"
              className={classes.builtIn}
              aria-pressed={on}
              title={`${example ?? value}: ${t(on ? 'rules.switched_on' : 'rules.switched_off')}`}
              disabled={!changeRules}
              onClick={() => void turn(value, !on)}
            >
              {builtInName(value)}
            </button>
          ))}
        </div>
      </Collapse>
    </div>
  );
}
