import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconClock } from '@tabler/icons-react';
import type { CaseState } from '../api/shapes.ts';
import { t } from '../text.ts';

type Props = { state: CaseState; onState: (state: CaseState) => void };

/** The ways on from a state. */
export function StateButtons({ state, onState }: Props) {
  if (state === 'resolved') {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={15} stroke={1.6} aria-hidden />}
        onClick={() => onState('open')}
      >
        {t('case.reopen')}
      </Button>
    );
  }
  const waiting = state === 'waiting';
  const other = waiting ? t('case.reopen') : t('case.set_waiting');
  return (
    <>
      <Tooltip label={other}>
        <ActionIcon
          size={30}
          variant="default"
          aria-label={other}
          onClick={() => onState(waiting ? 'open' : 'waiting')}
        >
          {waiting ? <IconArrowBackUp size={16} stroke={1.6} /> : <IconClock size={16} stroke={1.6} />}
        </ActionIcon>
      </Tooltip>
      <Button
        size="xs"
        leftSection={<IconCheck size={15} stroke={2} aria-hidden />}
        onClick={() => onState('resolved')}
      >
        {t('case.resolve')}
      </Button>
    </>
  );
}
