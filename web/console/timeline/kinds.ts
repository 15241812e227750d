import {
  IconAlertTriangle,
  IconBriefcase,
  IconBuilding,
  IconClick,
  IconFile,
  IconFingerprint,
  IconGitMerge,
  IconMailForward,
  IconMessage,
  IconPhoto,
  IconReceipt,
  IconShoppingCart,
  IconTicket,
  IconUserPlus,
} from '@tabler/icons-react';

type Kind = { icon: typeof IconFile; tone: 'in' | 'out' | 'bad' | 'good' | 'plain' };

const EXACT: Record<string, Kind> = {
  'message.received': { icon: IconMessage, tone: 'in' },
  'message.sent': { icon: IconMailForward, tone: 'out' },
  'message.failed': { icon: IconAlertTriangle, tone: 'bad' },
  'customer.created': { icon: IconUserPlus, tone: 'plain' },
  'customer.identified': { icon: IconFingerprint, tone: 'plain' },
  'page.viewed': { icon: IconFile, tone: 'plain' },
  'screen.viewed': { icon: IconPhoto, tone: 'plain' },
  'order.completed': { icon: IconReceipt, tone: 'good' },
  'organisation.joined': { icon: IconBuilding, tone: 'plain' },
};

const BY_THING: Record<string, Kind> = {
  message: { icon: IconMailForward, tone: 'out' },
  case: { icon: IconBriefcase, tone: 'out' },
  customer: { icon: IconGitMerge, tone: 'plain' },
  voucher: { icon: IconTicket, tone: 'plain' },
  cart: { icon: IconShoppingCart, tone: 'plain' },
  checkout: { icon: IconShoppingCart, tone: 'plain' },
  order: { icon: IconReceipt, tone: 'plain' },
};

const BAD = /(failed|declined|error|refused|abandoned|bounced)$/;

/** The sign and tone of a type of interaction; new types need no entry here. */
export function kindOf(type: string): Kind {
  const exact = EXACT[type];
  if (exact) return exact;
  const kind = BY_THING[type.split('.')[0] ?? ''] ?? { icon: IconClick, tone: 'plain' };
  return BAD.test(type)
    ? { icon: kind.icon === IconClick ? IconAlertTriangle : kind.icon, tone: 'bad' }
    : kind;
}

/** 'voucher.redemption_failed' -> 'Voucher redemption failed', for lists of types. */
export function typeName(type: string): string {
  const words = type.replace(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
