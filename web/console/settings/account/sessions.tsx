import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endSession, sessionsQuery } from '../../api/session.ts';
import type { Session } from '../../api/shapes.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble, troubleText } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { browserName } from './browser-name.ts';

const WAYS = {
  password: 'account.by_password',
  single_sign_on: 'account.by_single_sign_on',
  passkey: 'account.by_passkey',
} as const;

/** Where one is signed in, and a way to end it from here. */
export function Sessions() {
  const query = useQuery(sessionsQuery);
  if (query.isPending) return <ListLoading rows={2} mark={false} />;
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  return query.data.items.map((session) => <SessionRow key={session.id} session={session} />);
}

function SessionRow({ session }: { session: Session }) {
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endSession(session.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>
        <div>{browserName(session.user_agent)}</div>
        <div className={classes.sub}>
          {t(WAYS[session.signed_in_by])} · {session.address} · <When at={session.created_at} />
        </div>
      </div>
      {session.current ? (
        <Badge variant="light" tt="none" radius="sm">
          {t('account.this_session')}
        </Badge>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          loading={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {t('account.end_session')}
        </Button>
      )}
    </div>
  );
}
