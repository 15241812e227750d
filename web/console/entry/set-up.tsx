import { useMutation, useQuery } from '@tanstack/react-query';
import { setUp, setupQuery } from '../api/session.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { ListLoading } from '../parts/loading.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { EntryCard } from './entry-card.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { useEnter } from './use-enter.ts';

/** The first owner, by the link that the server writes at its first start. */
export function SetUp({ token }: { token: string }) {
  const link = useQuery(setupQuery(token));
  const enter = useEnter('/');
  const setting = useMutation({ mutationFn: setUp, onSuccess: enter, meta: { public: true } });
  if (link.isPending) {
    return (
      <EntryCard title={t('setup.title')}>
        <ListLoading rows={3} mark={false} />
      </EntryCard>
    );
  }
  if (link.isError) {
    return (
      <EntryCard title={t('setup.title')}>
        <Trouble error={link.error} retry={() => link.refetch()} />
      </EntryCard>
    );
  }
  if (!link.data.valid) {
    return (
      <EntryCard title={t('setup.used')} hint={t('setup.used_hint')}>
        <LinkButton to="/sign-in" fullWidth size="sm">
          {t('do.sign_in')}
        </LinkButton>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t('setup.title')} hint={t('setup.hint')}>
      <NewPersonForm
        action={t('setup.action')}
        busy={setting.isPending}
        error={setting.error}
        onSubmit={(person) => setting.mutate({ token, ...person })}
      />
    </EntryCard>
  );
}
