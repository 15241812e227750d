import { Avatar } from '@mantine/core';
import { colourIndex, initials } from '../../kit/initials.ts';

const COLOURS = ['pine', 'blue', 'grape', 'orange', 'cyan', 'pink', 'indigo', 'lime'];

type Props = { name: string; size?: number };

/** The round mark of a person: initials on a colour that stays theirs. The name itself stands beside it. */
export function PersonMark({ name, size = 28 }: Props) {
  return (
    <Avatar
      aria-hidden
      size={size}
      radius="xl"
      color={COLOURS[colourIndex(name, COLOURS.length)] ?? 'pine'}
      variant="light"
      styles={{ placeholder: { fontSize: Math.round(size * 0.4), fontWeight: 600 } }}
    >
      {initials(name)}
    </Avatar>
  );
}
