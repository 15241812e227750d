import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../text.ts';

const STAYS_MS = 10_000;

/** Says what was done, with a way back for as long as it stands there. */
export function showUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: STAYS_MS,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <span>{message}</span>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {t('do.undo')}
        </Button>
      </Group>
    ),
  });
}
