import {
  IconAlertTriangle,
  IconBuildingStore,
  IconEraser,
  IconFingerprint,
  IconHistory,
  IconInfoCircle,
  IconKey,
  IconMail,
  IconMessageCircle,
  IconPlugConnected,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';

/** The pages of the settings, with what is needed to see them. */
export const settingsPages = [
  { to: '/settings/account', name: 'settings.account', icon: IconUser, permission: null },
  {
    to: '/settings/company',
    name: 'settings.company',
    icon: IconBuildingStore,
    permission: 'company.write',
  },
  { to: '/settings/team', name: 'settings.team', icon: IconUsersGroup, permission: 'team.read' },
  {
    to: '/settings/single-sign-on',
    name: 'settings.single_sign_on',
    icon: IconKey,
    permission: 'single_sign_on.write',
  },
  { to: '/settings/email', name: 'settings.email', icon: IconMail, permission: 'channels.read' },
  { to: '/settings/chat', name: 'settings.chat', icon: IconMessageCircle, permission: 'channels.read' },
  { to: '/settings/sources', name: 'settings.sources', icon: IconPlugConnected, permission: 'sources.read' },
  {
    to: '/settings/identity-rules',
    name: 'settings.identity_rules',
    icon: IconFingerprint,
    permission: 'identity_rules.read',
  },
  { to: '/settings/parked', name: 'settings.parked', icon: IconAlertTriangle, permission: 'parked.read' },
  {
    to: '/settings/erasures',
    name: 'settings.erasures',
    icon: IconEraser,
    permission: 'customers.erase',
  },
  { to: '/settings/audit', name: 'settings.audit', icon: IconHistory, permission: 'audit.read' },
  { to: '/settings/about', name: 'settings.about', icon: IconInfoCircle, permission: null },
] as const;
