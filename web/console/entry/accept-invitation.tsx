import { useMutation, useQuery } from '@tanstack/react-query';
import { Problem } from '../api/client.ts';
import { acceptInvitation, invitationQuery } from '../api/session.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { PageLoading } from '../parts/loading.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { roleName } from '../shell/roles.ts';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';
import { type NewPerson, NewPersonForm } from './new-person-form.tsx';
import { useEnter } from './use-enter.ts';

export function AcceptInvitation({ token }: { token: string }) {
  const invitation = useQuery(invitationQuery(token));
  const enter = useEnter('/inbox');
  const accepting = useMutation({
    mutationFn: ({ name, password }: NewPerson) => acceptInvitation(token, { name, password }),
    onSuccess: enter,
    meta: { public: true },
  });
  if (invitation.isPending) return <PageLoading />;
  if (invitation.isError) {
    const over = invitation.error instanceof Problem && [404, 410].includes(invitation.error.status);
    return (
      <EntryCard
        title={over ? t('invitation.over') : t('invitation.title')}
        hint={over && t('invitation.over_hint')}
      >
        {over ? (
          <LinkButton to="/sign-in" fullWidth size="sm">
            {t('do.sign_in')}
          </LinkButton>
        ) : (
          <Trouble error={invitation.error} retry={() => invitation.refetch()} />
        )}
      </EntryCard>
    );
  }
  const { name, email, role } = invitation.data;
  return (
    <EntryCard title={t('invitation.title')} hint={t('invitation.hint', { role: roleName(role) })}>
      <NewPersonForm
        given={{ name, email }}
        action={t('invitation.action')}
        busy={accepting.isPending}
        error={accepting.error}
        onSubmit={(person) => accepting.mutate(person)}
      />
    </EntryCard>
  );
}
