import { Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../text.ts';
import { useOfferedActions } from './actions.ts';
import { KeyCaps } from './key-caps.tsx';
import { singleKeysOn, switchSingleKeys } from './keys.ts';
import classes from './palette.module.css';

/** All keys that work here and now. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeysOn);
  const actions = useOfferedActions().filter((action) => action.keys);
  const groups = [...new Set(actions.map((action) => action.group))];
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} size="lg">
      <Stack gap="md">
        <div className={classes.keys}>
          {groups.map((group) => (
            <section key={group}>
              <Text size="xs" fw={600} c="dimmed" component="h3" m={0} mb={4}>
                {group}
              </Text>
              {actions
                .filter((action) => action.group === group)
                .map((action) => (
                  <KeyRow key={action.id} label={action.label} keys={action.keys ?? ''} />
                ))}
            </section>
          ))}
          <section>
            <Text size="xs" fw={600} c="dimmed" component="h3" m={0} mb={4}>
              {t('group.everywhere')}
            </Text>
            <KeyRow label={t('do.search')} keys="Ctrl K" />
            <KeyRow label={t('keys.send')} keys="Ctrl Enter" />
            <KeyRow label={t('keys.leave_field')} keys="Esc" />
          </section>
        </div>
        <Switch
          checked={on}
          label={t('keys.switch')}
          description={t('keys.switch_hint')}
          onChange={(event) => {
            switchSingleKeys(event.currentTarget.checked);
            setOn(event.currentTarget.checked);
          }}
        />
      </Stack>
    </Modal>
  );
}

function KeyRow({ label, keys }: { label: string; keys: string }) {
  return (
    <Group justify="space-between" wrap="nowrap" py={3} gap="sm">
      <Text size="sm">{label}</Text>
      <KeyCaps keys={keys} />
    </Group>
  );
}
