import { Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Problem } from '../api/client.ts';
import { acceptInvitation, invitationQuery } from '../api/session.ts';
import { signInWaysQuery } from '../api/single-sign-on.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { roleName } from '../shell/roles.ts';
import { t } from '../text.ts';
import classes from './entry.module.css';
import { EntryCard } from './entry-card.tsx';
import { type NewPerson, NewPersonForm } from './new-person-form.tsx';
import { SignOnButton } from './sign-on-button.tsx';
import { useEnter } from './use-enter.ts';

export function AcceptInvitation({ token }: { token: string }) {
  const invitation = useQuery(invitationQuery(token));
  const ways = useQuery({ ...signInWaysQuery, meta: { public: true } }).data;
  const enter = useEnter('/');
  const accepting = useMutation({
    mutationFn: ({ name, password }: NewPerson) => acceptInvitation(token, { name, password }),
    onSuccess: enter,
    meta: { public: true },
  });
  if (invitation.isPending) {
    return (
      <EntryCard title={t('invitation.title')}>
        <ListLoading rows={3} mark={false} />
      </EntryCard>
    );
  }
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
  // Owners always have a password.
  const only = ways?.only_single_sign_on === true && role !== 'owner';
  return (
    <EntryCard title={t('invitation.title')} hint={t('invitation.hint', { role: roleName(role) })}>
      <Stack gap="md">
        {ways?.single_sign_on && (
          <>
            <SignOnButton name={ways.single_sign_on.name} to="/inbox" only={only} />
            {!only && <div className={classes.or}>{t('sign_on.or')}</div>}
          </>
        )}
        {!only && (
          <NewPersonForm
            given={{ name, email }}
            action={t('invitation.action')}
            busy={accepting.isPending}
            error={accepting.error}
            onSubmit={(person) => accepting.mutate(person)}
          />
        )}
      </Stack>
    </EntryCard>
  );
}
