import { Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { signOut, useMe } from '../api/session.ts';
import { PersonMark } from '../parts/person.tsx';
import { t } from '../text.ts';
import { forgetOwnWords } from './own-words.ts';
import { roleName } from './roles.ts';
import classes from './side.module.css';

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      // Nothing of what this person saw stays for the next one at the same screen.
      queries.clear();
      forgetOwnWords();
    },
  });
}

export function AccountMenu() {
  const me = useMe();
  const leaving = useSignOut();
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <UnstyledButton className={classes.entry} mih={40} title={t('account.menu', { name: me.name })}>
          <PersonMark name={me.name} size={24} />
          <span className={classes.word}>{me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {me.name}
          </Text>
          {me.email} · {roleName(me.role)}
        </Menu.Label>
        <Menu.Divider />
        <div style={{ padding: '4px 8px 8px' }}>
          <SchemeChoice />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => leaving.mutate()}>
          {t('account.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function SchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('look.title')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
      data={[
        { value: 'auto', label: t('look.auto_short') },
        { value: 'light', label: t('look.light_short') },
        { value: 'dark', label: t('look.dark_short') },
      ]}
    />
  );
}
