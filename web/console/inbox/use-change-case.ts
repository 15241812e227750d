import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { caseQuery, changeCase } from '../api/cases.ts';
import { Problem } from '../api/client.ts';
import type { Case, CaseState } from '../api/shapes.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import type { Assignee } from './assignee-picker.tsx';
import { stateName } from './states.ts';

export type Change = { state?: CaseState; assignee?: Assignee };

/**
 * Changes state or assignee at once on screen, then on the server. When someone else changed the case meanwhile
 * nothing is overwritten: the case is read again and the person told what it is now.
 */
export function useChangeCase(data: Case): (change: Change) => void {
  const queries = useQueryClient();
  const key = caseQuery(data.id).queryKey;
  const changing = useMutation({
    scope: { id: `case-${data.id}` },
    mutationFn: ({ state, assignee }: Change) => {
      const version = queries.getQueryData(key)?.version ?? data.version;
      return changeCase(data.id, version, {
        ...(state && { state }),
        ...(assignee !== undefined && { assignee_id: assignee?.id ?? null }),
      });
    },
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: key, exact: true });
      const before = queries.getQueryData(key);
      queries.setQueryData(key, (old) => old && { ...old, ...change });
      return { before };
    },
    onSuccess: (row) => {
      queries.setQueryData(key, (old) => old && { ...old, ...row });
    },
    onError: async (error, _change, context) => {
      queries.setQueryData(key, context?.before);
      if (error instanceof Problem && error.status === 412) {
        const now = await queries.fetchQuery({ ...caseQuery(data.id), staleTime: 0 });
        tellConflict(now);
      } else {
        notifications.show({ color: 'red', title: t('case.not_changed'), message: troubleText(error) });
      }
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: key });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  return (change) => changing.mutate(change);
}

function tellConflict(now: Case): void {
  notifications.show({
    color: 'yellow',
    autoClose: 12_000,
    title: t('conflict.title'),
    message: t('conflict.text', {
      state: stateName(now.state).toLowerCase(),
      assignee: now.assignee?.name ?? t('conflict.nobody'),
    }),
  });
}
