import { Badge, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { renewRecoveryCodes, secondFactorQuery, turnOffSecondFactor } from '../../api/second-factor.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { PasswordDialog } from './password-dialog.tsx';
import { RecoveryCodesDialog } from './recovery-codes.tsx';
import { TurnOnDialog } from './turn-on-dialog.tsx';

type Doing = 'turn_on' | 'turn_off' | 'new_codes' | null;

/** Whether one's account asks for a code, and everything to do with it. */
export function SecondFactor() {
  const queries = useQueryClient();
  const factor = useQuery(secondFactorQuery);
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const close = () => setDoing(null);
  const settle = () => queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  const show = ({ recovery_codes }: { recovery_codes: string[] }) => {
    close();
    setCodes(recovery_codes);
    return settle();
  };
  const on = factor.data?.on_since != null;
  return (
    <section className={classes.card} aria-label={t('second_factor.title')}>
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2 className={classes.name}>
            {t('second_factor.title')}{' '}
            {on && (
              <Badge size="sm" variant="light" color="green" tt="none" radius="sm">
                {t('second_factor.on')}
              </Badge>
            )}
          </h2>
          <div className={classes.sub}>
            {on
              ? t('second_factor.codes_left', { count: factor.data?.recovery_codes_left ?? 0 })
              : t('second_factor.hint')}
          </div>
        </div>
        <Group gap="xs">
          {on && (
            <>
              <Button size="xs" variant="default" onClick={() => setDoing('new_codes')}>
                {t('second_factor.new_codes')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setDoing('turn_off')}>
                {t('second_factor.turn_off')}
              </Button>
            </>
          )}
          {factor.data && !on && (
            <Button size="xs" variant="default" onClick={() => setDoing('turn_on')}>
              {t('second_factor.turn_on')}
            </Button>
          )}
        </Group>
      </div>
      {factor.isError && !factor.data && <Trouble error={factor.error} retry={() => factor.refetch()} />}
      <TurnOnDialog opened={doing === 'turn_on'} onClose={close} onDone={show} />
      <PasswordDialog
        opened={doing === 'turn_off'}
        onClose={close}
        title={t('second_factor.turn_off')}
        text={t('second_factor.turn_off_hint')}
        act={turnOffSecondFactor}
        onDone={() => {
          close();
          notifications.show({ message: t('second_factor.turned_off') });
          return settle();
        }}
      />
      <PasswordDialog
        opened={doing === 'new_codes'}
        onClose={close}
        title={t('second_factor.new_codes')}
        text={t('second_factor.new_codes_hint')}
        act={renewRecoveryCodes}
        onDone={show}
      />
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </section>
  );
}
