import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { identityMatchesQuery } from '../../api/identity-rules.ts';
import type { IdentityMatches } from '../../api/shapes.ts';
import { identityKind } from '../../customers/identities.tsx';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import settings from '../settings.module.css';
import { builtInName } from './built-in-name.ts';

/** Who is known by a value that would be blocked, had it come later: nothing of it is rewritten. */
export function Matches({ version }: { version: number }) {
  const matches = useQuery(identityMatchesQuery);
  const [shown, show] = useDisclosure();
  if (matches.isError && !matches.data)
    return <Trouble error={matches.error} retry={() => matches.refetch()} />;
  if (!matches.data)
    return (
      <div className={settings.card}>
        <ListLoading rows={1} mark={false} />
      </div>
    );
  const { count, more, items } = matches.data;
  return (
    <section className={settings.card} aria-label={t('rules.matches', { count })} data-version={version}>
      <div className={settings.cardHead}>
        <div className={settings.cardTitle}>
          <Text size="sm" fw={count > 0 ? 600 : 400}>
            {count === 0
              ? t('rules.matches_none')
              : t(more ? 'rules.matches_more' : 'rules.matches', { count })}
          </Text>
          {count > 0 && <div className={settings.sub}>{t('rules.matches_hint')}</div>}
        </div>
        {count > 0 && (
          <Button size="xs" variant="default" aria-expanded={shown} onClick={show.toggle}>
            {t(shown ? 'rules.matches_hide' : 'rules.matches_show')}
          </Button>
        )}
      </div>
      {shown && items.map((match) => <MatchRow key={`${match.kind} ${match.value}`} match={match} />)}
    </section>
  );
}

function MatchRow({ match }: { match: IdentityMatches['items'][number] }) {
  return (
    <div className={settings.row}>
      <div className={settings.rowMain}>
        <span className={settings.key}>{match.value}</span>
        <div className={settings.sub}>
          {t('rules.matches_of', { kind: identityKind(match.kind) })} {builtInName(match.blocked_by)}
        </div>
      </div>
      <Link to="/customers/$customerId" params={{ customerId: match.customer.id }}>
        {match.customer.display_name}
      </Link>
    </div>
  );
}
