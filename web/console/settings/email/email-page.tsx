import { IconMail } from '@tabler/icons-react';
import { t } from '../../text.ts';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { Needs } from '../needs.tsx';

/** The mailboxes that customers write to. */
export function EmailPage() {
  return (
    <Needs permission="channels.read">
      <AccountsPage
        channel="email"
        icon={IconMail}
        texts={{
          title: t('settings.email'),
          hint: t('email.hint'),
          add: t('email.add'),
          none: t('email.none'),
          none_hint: t('email.none_hint'),
        }}
      />
    </Needs>
  );
}
