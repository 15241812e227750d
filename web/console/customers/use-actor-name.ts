import { useQuery } from '@tanstack/react-query';
import { useMay } from '../api/session.ts';
import { sourcesQuery } from '../api/sources.ts';
import { teamQuery } from '../api/team.ts';
import { t } from '../text.ts';

/** 'team_member:<id>' as the colleague's name, 'source:<id>' as the source's for who may see those, the rest in words. */
export function useActorName(): (actor: string) => string {
  const team = useQuery(teamQuery).data?.items ?? [];
  const maySources = useMay('sources.read');
  const sources = useQuery({ ...sourcesQuery, enabled: maySources, staleTime: 60_000 }).data?.items ?? [];
  return (actor) => {
    const [kind, id] = actor.split(':');
    if (kind === 'team_member') return team.find((person) => person.id === id)?.name ?? t('actor.colleague');
    if (kind === 'source') return sources.find((source) => source.id === id)?.name ?? t('actor.source');
    if (kind === 'customer') return t('actor.customer');
    return t('actor.system');
  };
}
