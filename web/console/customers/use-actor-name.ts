import { useQuery } from '@tanstack/react-query';
import { teamQuery } from '../api/team.ts';
import { t } from '../text.ts';

/** 'team_member:<id>' as the colleague's name, 'source:<id>' and the rest in words. */
export function useActorName(): (actor: string) => string {
  const team = useQuery(teamQuery).data?.items ?? [];
  return (actor) => {
    const [kind, id] = actor.split(':');
    if (kind === 'team_member') return team.find((person) => person.id === id)?.name ?? t('actor.colleague');
    if (kind === 'source') return t('actor.source');
    if (kind === 'customer') return t('actor.customer');
    return t('actor.system');
  };
}
