import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { acceptSuggestion, dismissSuggestion } from '../../api/suggestions.ts';
import { troubleText } from '../../parts/trouble.tsx';

/** Answers a suggestion: true, they are the same and become one; false, they are two. */
export function useDecide(suggestion_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (same: boolean): Promise<unknown> =>
      same ? acceptSuggestion(suggestion_id) : dismissSuggestion(suggestion_id),
    // Mostly a colleague was quicker: what stands on the page is old then, too.
    onError: (error) => {
      notifications.show({ color: 'red', message: troubleText(error) });
      void queries.invalidateQueries({ queryKey: ['suggestions'] });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
}
