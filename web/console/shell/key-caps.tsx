import { Group, Kbd } from '@mantine/core';

/** 'g i' as two key caps. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(' ').map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </Group>
  );
}
