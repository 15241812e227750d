import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { t } from '../text.ts';

type Props = {
  opened: boolean;
  onClose: () => void;
  title: string;
  text: string;
  action: string;
  busy: boolean;
  onConfirm: () => void;
};

/** Asks once more before what cannot be taken back by another click. */
export function Confirm({ opened, onClose, title, text, action, busy, onConfirm }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('do.cancel')}
          </Button>
          <Button color="red.8" loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
