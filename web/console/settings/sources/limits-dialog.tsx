import { Alert, Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Source } from '../../api/shapes.ts';
import { changeSource } from '../../api/sources.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

type Props = { source: Source; onClose: () => void };

const LIMITS = [
  { field: 'public_events_per_s', label: 'sources.limit_public' },
  { field: 'address_events_per_s', label: 'sources.limit_address' },
  { field: 'secret_events_per_s', label: 'sources.limit_secret' },
] as const;

/** How much a source may send. */
export function LimitsDialog({ source, onClose }: Props) {
  const { public_events_per_s, address_events_per_s, secret_events_per_s } = source;
  const [limits, setLimits] = useState({ public_events_per_s, address_events_per_s, secret_events_per_s });
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => changeSource(source.id, limits),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries({ queryKey: ['sources'] });
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('sources.limits_of', { source: source.name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack gap="md">
          {saving.isError && (
            <Alert color="red" variant="light" role="alert">
              {troubleText(saving.error)}
            </Alert>
          )}
          <Text size="sm" c="dimmed">
            {t('sources.limits_hint')}
          </Text>
          {LIMITS.map(({ field, label }) => (
            <NumberInput
              key={field}
              label={t(label)}
              placeholder={t('sources.no_limit')}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              hideControls
              value={limits[field] ?? ''}
              onChange={(value) =>
                setLimits((old) => ({ ...old, [field]: value === '' ? null : Number(value) }))
              }
            />
          ))}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('do.cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('do.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
