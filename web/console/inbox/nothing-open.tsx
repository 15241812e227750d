import { Center } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { Nothing } from '../parts/nothing.tsx';
import { KeyCaps } from '../shell/key-caps.tsx';
import { t } from '../text.ts';

export function NothingOpen() {
  return (
    <Center h="100%">
      <Nothing
        icon={IconInbox}
        title={t('inbox.choose')}
        hint={
          <span
            style={{
              display: 'inline-flex',
              gap: 8,
              alignItems: 'center',
              flexWrap: 'wrap',
              justifyContent: 'center',
            }}
          >
            <KeyCaps keys="j k" /> {t('inbox.choose_hint')} <KeyCaps keys="?" />
          </span>
        }
      />
    </Center>
  );
}
