import { IconMessageCircle } from '@tabler/icons-react';
import type { ChannelAccount } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { CodeBox } from '../code-box.tsx';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';

/** The chats on the company's own pages. */
export function ChatPage() {
  return (
    <Needs permission="channels.read">
      <AccountsPage
        channel="webchat"
        icon={IconMessageCircle}
        texts={{
          title: t('settings.chat'),
          hint: t('chat.hint'),
          add: t('chat.add'),
          none: t('chat.none'),
          none_hint: t('chat.none_hint'),
        }}
        extra={(account) => <Embed account={account} />}
      />
    </Needs>
  );
}

/** The one line that puts the chat on a page. */
function Embed({ account }: { account: ChannelAccount }) {
  if (!account.public_key) return null;
  const code = `<script async src="${location.origin}/chat.js" data-key="${account.public_key}"></script>`;
  return (
    <div className={classes.cardBody}>
      <p className={classes.sub} style={{ margin: '0 0 8px' }}>
        {t('chat.embed_hint')}
      </p>
      <CodeBox code={code} label={t('chat.embed')} />
    </div>
  );
}
