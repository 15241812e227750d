import { Avatar } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import { colourIndex, initials } from '../../kit/initials.ts';

const COLOURS = ['pine', 'blue', 'grape', 'orange', 'cyan', 'pink', 'indigo', 'violet'];

type Props = { name: string; size?: number; kind?: 'person' | 'organisation' };

/**
 * The round mark of a person: initials on a colour that stays theirs; an organisation's is a house in a square. The name
 * itself stands beside it.
 */
export function PersonMark({ name, size = 28, kind = 'person' }: Props) {
  const house = kind === 'organisation';
  return (
    <Avatar
      aria-hidden
      size={size}
      radius={house ? 'sm' : 'xl'}
      color={COLOURS[colourIndex(name, COLOURS.length)] ?? 'pine'}
      variant="light"
      styles={{ placeholder: { fontSize: Math.round(size * 0.4), fontWeight: 600 } }}
    >
      {house ? <IconBuilding size={Math.round(size * 0.55)} stroke={1.6} /> : initials(name)}
    </Avatar>
  );
}
