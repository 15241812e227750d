import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { teamQuery } from '../../api/team.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import classes from '../settings.module.css';
import { Departments } from './departments.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import { RoleTable } from './role-table.tsx';

export function TeamPage() {
  return (
    <Needs permission="team.read">
      <Team />
    </Needs>
  );
}

function Team() {
  const team = useQuery(teamQuery);
  const mayWrite = useMay('team.write');
  const [inviting, invite] = useDisclosure();
  return (
    <>
      <PageHead title={t('settings.team')} hint={t('team.hint')}>
        {mayWrite && (
          <Button
            size="xs"
            leftSection={<IconUserPlus size={15} stroke={1.7} aria-hidden />}
            onClick={invite.open}
          >
            {t('team.invite')}
          </Button>
        )}
      </PageHead>
      <div className={classes.card}>
        {team.isPending && <ListLoading rows={3} />}
        {team.isError && !team.data && <Trouble error={team.error} retry={() => team.refetch()} />}
        {team.data?.items.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </div>
      <Departments />
      <RoleTable />
      <InviteDialog opened={inviting} onClose={invite.close} />
    </>
  );
}
