import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { customerQuery } from '../../api/customers.ts';
import type { Kind } from '../../api/shapes.ts';
import { CustomerFinder } from '../customer-finder.tsx';

type Props = {
  title: string;
  hint: string;
  kind: Kind;
  not: string;
  onPick: (picked: { id: string; display_name: string }) => void;
};

/** A button that finds the other side of a membership. */
export function FindDialog({ title, hint, kind, not, onPick }: Props) {
  const [opened, { open, close }] = useDisclosure();
  const queries = useQueryClient();
  const pick = async (id: string) => {
    close();
    const { display_name } = await queries.fetchQuery(customerQuery(id));
    onPick({ id, display_name });
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} aria-hidden />}
        onClick={open}
      >
        {title}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
          <CustomerFinder not={not} kind={kind} onPick={pick} />
        </Stack>
      </Modal>
    </>
  );
}
