import {
  IconAppWindow,
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBuildingStore,
  IconDeviceMobileMessage,
  IconForms,
  IconMail,
  IconMessageCircle,
  IconNote,
  IconPhone,
  IconStar,
  IconWorld,
} from '@tabler/icons-react';
import { t } from '../text.ts';

const ICONS: Record<string, typeof IconMail> = {
  email: IconMail,
  webchat: IconMessageCircle,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  telegram: IconBrandTelegram,
  review: IconStar,
  phone: IconPhone,
  form: IconForms,
  in_person: IconBuildingStore,
  web: IconWorld,
  app: IconAppWindow,
  note: IconNote,
};

const NAMES = {
  email: 'channel.email',
  webchat: 'channel.webchat',
  sms: 'channel.sms',
  whatsapp: 'channel.whatsapp',
  messenger: 'channel.messenger',
  instagram: 'channel.instagram',
  telegram: 'channel.telegram',
  review: 'channel.review',
  phone: 'channel.phone',
  form: 'channel.form',
  in_person: 'channel.in_person',
  web: 'channel.web',
  app: 'channel.app',
  note: 'channel.note',
} as const;

export function channelName(channel: string): string {
  return channel in NAMES ? t(NAMES[channel as keyof typeof NAMES]) : channel;
}

type Props = { channel: string; size?: number; silent?: boolean };

/** The sign of a channel; `silent` when its name is already written beside it. */
export function ChannelMark({ channel, size = 16, silent }: Props) {
  const Icon = ICONS[channel] ?? IconWorld;
  const label = channelName(channel);
  return silent ? (
    <Icon size={size} stroke={1.6} aria-hidden />
  ) : (
    <Icon size={size} stroke={1.6} role="img" aria-label={label} title={label} />
  );
}
