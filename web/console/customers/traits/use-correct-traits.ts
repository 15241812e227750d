import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Corrections, correctTraits, customerQuery } from '../../api/customers.ts';
import type { Customer, Trait } from '../../api/shapes.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { showUndo } from './show-undo.tsx';

/** Resolves with null when it is done, else with what is wrong, for under the field. */
export type Correct = (body: Corrections) => Promise<string | null>;

/** Corrects traits of a customer; what was done is shown with a way back. */
export function useCorrectTraits(customer: Customer): Correct {
  const queries = useQueryClient();
  const { id } = customer;
  const keep = (after: Customer) => {
    queries.setQueryData(customerQuery(id).queryKey, after);
    // It may be called otherwise now.
    void queries.invalidateQueries({ queryKey: ['customers'] });
  };
  const correcting = useMutation({
    mutationFn: (body: Corrections) => correctTraits(id, body),
    onSuccess: keep,
  });
  return async (body) => {
    const before = [...customer.traits, ...customer.removed_traits];
    const [name = ''] = [...Object.keys(body.set ?? {}), ...(body.remove ?? []), ...(body.release ?? [])];
    const wayBack = inverse(
      name,
      before.find((trait) => trait.name === name),
    );
    try {
      await correcting.mutateAsync(body);
    } catch (error) {
      return troubleText(error);
    }
    showUndo(doneText(body, name), async () => {
      try {
        await correcting.mutateAsync(wayBack);
      } catch (error) {
        notifications.show({ color: 'red', message: troubleText(error) });
      }
    });
    return null;
  };
}

/** What makes a trait as it was. */
function inverse(name: string, before: Trait | undefined): Corrections {
  if (!before) return { remove: [name] };
  if (!before.by_person) return { release: [name] };
  return before.value === null ? { remove: [name] } : { set: { [name]: before.value } };
}

function doneText(body: Corrections, name: string): string {
  if (body.set) return t('trait.was_set', { name });
  return body.remove ? t('trait.was_removed', { name }) : t('trait.was_released', { name });
}
