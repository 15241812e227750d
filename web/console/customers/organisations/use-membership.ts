import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { joinOrganisation, leaveOrganisation } from '../../api/organisations.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';

type Named = { id: string; display_name: string };
type Change = { person: Named; organisation: Named; belongs: boolean };

/** Says by hand that somebody belongs to an organisation, or no longer does. */
export function useMembership() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, organisation, belongs }: Change) =>
      belongs ? joinOrganisation(person.id, organisation.id) : leaveOrganisation(person.id, organisation.id),
    onSuccess: async (_, { person, organisation, belongs }) => {
      const names = { name: person.display_name, organisation: organisation.display_name };
      const message = belongs ? t('organisations.added', names) : t('organisations.removed', names);
      notifications.show({ message });
      await Promise.all(
        [person, organisation].map(({ id }) => queries.invalidateQueries({ queryKey: ['customer', id] })),
      );
    },
    onError: (error) => notifications.show({ message: troubleText(error), color: 'red' }),
  });
}
