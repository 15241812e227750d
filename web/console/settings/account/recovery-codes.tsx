import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../parts/copy.tsx';
import { t } from '../../text.ts';
import classes from './second-factor.module.css';

type Props = { codes: string[] | null; onClose: () => void };

/** Shown once. Closed by its own button alone: a click beside it would lose them. */
export function RecoveryCodesDialog({ codes, onClose }: Props) {
  return (
    <Modal
      opened={codes !== null}
      onClose={onClose}
      title={t('second_factor.codes')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="md">
        <Text size="sm">{t('second_factor.keep')}</Text>
        <ol className={classes.codes}>
          {codes?.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <Group justify="flex-end" gap="xs">
          <CopyButton text={codes?.join('\n') ?? ''} label={t('copy.code')} />
          <Button onClick={onClose}>{t('second_factor.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
