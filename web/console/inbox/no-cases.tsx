import { IconCoffee, IconInbox, IconSearchOff } from '@tabler/icons-react';
import { useMay } from '../api/session.ts';
import type { CaseView } from '../api/shapes.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { t } from '../text.ts';

/** An empty view: good news, a wrong word, or channels still to be connected. */
export function NoCases({ view, q }: { view: CaseView; q: string | undefined }) {
  const connects = useMay('channels.write');
  if (q) {
    return (
      <Nothing icon={IconSearchOff} title={t('inbox.none_found', { q })} hint={t('inbox.none_found_hint')}>
        {view === 'all' ? (
          <LinkButton to="/inbox" search={{ view }}>
            {t('inbox.see_all')}
          </LinkButton>
        ) : (
          <LinkButton to="/inbox" search={{ view: 'all', q }}>
            {t('inbox.search_all')}
          </LinkButton>
        )}
      </Nothing>
    );
  }
  if (view === 'mine') {
    return (
      <Nothing icon={IconCoffee} title={t('inbox.none_mine')} hint={t('inbox.none_mine_hint')}>
        <LinkButton to="/inbox" search={{ view: 'unassigned' }}>
          {t('inbox.see_unassigned')}
        </LinkButton>
      </Nothing>
    );
  }
  if (view !== 'all') {
    return (
      <Nothing icon={IconCoffee} title={t('inbox.none_here')} hint={t('inbox.none_here_hint')}>
        <LinkButton to="/inbox" search={{ view: 'all' }}>
          {t('inbox.see_all')}
        </LinkButton>
      </Nothing>
    );
  }
  return (
    <Nothing icon={IconInbox} title={t('inbox.none_ever')} hint={t('inbox.none_ever_hint')}>
      {connects && <LinkButton to="/settings/email">{t('inbox.connect_email')}</LinkButton>}
    </Nothing>
  );
}
