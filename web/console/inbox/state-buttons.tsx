import { Badge, Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconClock } from '@tabler/icons-react';
import type { CaseState } from '../api/shapes.ts';
import { t } from '../text.ts';
import { stateColour, stateName } from './states.ts';

type Props = { state: CaseState; onState: ((state: CaseState) => void) | undefined };

/** The state, and the ways on from it. */
export function StateButtons({ state, onState }: Props) {
  const badge = (
    <Badge variant="light" color={stateColour[state]} radius="sm" tt="none">
      {stateName(state)}
    </Badge>
  );
  if (!onState) return badge;
  return (
    <Group gap={6} wrap="nowrap">
      {badge}
      {state === 'open' && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconClock size={15} stroke={1.6} aria-hidden />}
          onClick={() => onState('waiting')}
        >
          {t('case.set_waiting')}
        </Button>
      )}
      {state === 'resolved' ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={15} stroke={1.6} aria-hidden />}
          onClick={() => onState('open')}
        >
          {t('case.reopen')}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconCheck size={15} stroke={2} aria-hidden />}
          onClick={() => onState('resolved')}
        >
          {t('case.resolve')}
        </Button>
      )}
    </Group>
  );
}
