import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReplyOption } from '../api/shapes.ts';
import { ChannelMark, channelName } from '../parts/channel-mark.tsx';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './composer.module.css';

type Props = {
  options: ReplyOption[];
  chosen: ReplyOption | undefined;
  group: string;
  onChoose: (key: string) => void;
};

/** The channel and address the reply goes to; changing it is all it takes to change channel inside the case. */
export function ReplyOptionPicker({ options, chosen, group, onChoose }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    button.current?.focus();
    button.current?.click();
  };
  useActions(chosen ? [{ id: 'channel', label: t('composer.other_way'), group, keys: 'b', run: open }] : []);
  if (!chosen) return <span className={classes.hint}>{t('composer.no_way')}</span>;
  return (
    <Menu position="top-start" width={320}>
      <Menu.Target>
        <UnstyledButton
          ref={button}
          className={classes.option}
          aria-label={t('composer.channel', { channel: optionName(chosen) })}
        >
          <ChannelMark channel={chosen.channel} silent />
          <span>{optionName(chosen)}</span>
          {!chosen.verified && <ClaimedMark />}
          <IconChevronDown size={14} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('composer.send_by')}</Menu.Label>
        {options.map((option) => (
          <Menu.Item
            key={option.key}
            leftSection={<ChannelMark channel={option.channel} silent />}
            rightSection={option.key === chosen.key ? <IconCheck size={15} aria-hidden /> : null}
            onClick={() => onChoose(option.key)}
          >
            {optionName(option)}
            <Text size="xs" c="dimmed">
              {option.thread_id ? t('composer.same_thread') : t('composer.new_thread')} ·{' '}
              {option.account_name}
              {!option.verified && ` · ${t('identity.claimed')}`}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const optionName = (option: ReplyOption): string =>
  [channelName(option.channel), option.address].filter(Boolean).join(' · ');

function ClaimedMark() {
  const label = t('composer.claimed_address');
  return (
    <IconAlertTriangle
      size={14}
      stroke={1.8}
      role="img"
      aria-label={label}
      title={label}
      style={{ flex: 'none' }}
      color="var(--mantine-color-orange-6)"
    />
  );
}
