import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../api/client.ts';
import {
  changeIdentityRules,
  identityRulesQuery,
  inputOf,
  type KindInput,
  type RulesInput,
} from '../../api/identity-rules.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

/** Resolves with null when it is done, else with what is wrong, for under the field. */
export type ChangeRules = (change: (rules: RulesInput) => RulesInput) => Promise<string | null>;

/**
 * Changes one thing of the rules as they are shown. When someone else was quicker nothing is overwritten: the rules
 * are read again, and the person is told.
 */
export function useChangeRules(): { changeRules: ChangeRules; busy: boolean } {
  const queries = useQueryClient();
  const key = identityRulesQuery.queryKey;
  const changing = useMutation({
    // One after the other, each on what the one before has made.
    scope: { id: 'identity-rules' },
    mutationFn: async (change: (rules: RulesInput) => RulesInput) => {
      const now = queries.getQueryData(key) ?? (await queries.fetchQuery(identityRulesQuery));
      return changeIdentityRules(now.version, change(inputOf(now)));
    },
    onSuccess: (rules) => {
      queries.setQueryData(key, rules);
      void queries.invalidateQueries({ queryKey: [...key, 'matches'] });
    },
  });
  const changeRules: ChangeRules = async (change) => {
    try {
      await changing.mutateAsync(change);
      return null;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412) return saidWithoutPath(troubleText(error));
      await queries.fetchQuery({ ...identityRulesQuery, staleTime: 0 });
      notifications.show({ color: 'yellow', message: t('rules.not_changed') });
      return null;
    }
  };
  return { changeRules, busy: changing.isPending };
}

/** Of one kind alone. */
export const ofKind =
  (kind: string, change: (rules: KindInput) => KindInput) =>
  (rules: RulesInput): RulesInput => ({
    ...rules,
    kinds: rules.kinds.map((one) => (one.kind === kind ? change(one) : one)),
  });

// The field it stands under says where.
const saidWithoutPath = (text: string): string => text.replace(/^kinds\/\d+\/\w+(\/\d+)?: /, '');
