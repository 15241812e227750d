import { Button, Group, Input } from '@mantine/core';
import { useId } from 'react';
import { t } from '../../text.ts';

type Props = { value: string | null; onChange: (colour: string | null) => void };

const OURS = '#0f6e63';

export function ColourField({ value, onChange }: Props) {
  const id = useId();
  return (
    <Input.Wrapper id={id} label={t('company.colour')} description={t('company.colour_hint')}>
      <Group gap="xs" mt={4}>
        <Input
          id={id}
          type="color"
          w={64}
          value={value ?? OURS}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {value !== null && (
          <Button variant="default" size="xs" onClick={() => onChange(null)}>
            {t('company.no_colour')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
