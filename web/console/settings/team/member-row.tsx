import { ActionIcon, Badge, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay, useMe } from '../../api/session.ts';
import type { TeamMember } from '../../api/shapes.ts';
import { changeTeamMember, type Role, removeTeamMember } from '../../api/team.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { PersonMark } from '../../parts/person.tsx';
import { troubleText } from '../../parts/trouble.tsx';
import { roleName, rolesGivenBy } from '../../shell/roles.ts';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { DepartmentOf } from './department-of.tsx';
import { SecondFactorMark } from './second-factor-mark.tsx';

/** A colleague, or someone invited who has not come yet. */
export function MemberRow({ member }: { member: TeamMember }) {
  const me = useMe();
  const queries = useQueryClient();
  const mayWrite = useMay('team.write');
  const [removing, remove] = useDisclosure();
  const given = rolesGivenBy(me.role);
  const self = member.id === me.id;
  const change = mayWrite && !self && given.some((role) => role === member.role);
  const settle = () => queries.invalidateQueries({ queryKey: ['team'] });
  const refuse = (error: Error) => notifications.show({ color: 'red', message: troubleText(error) });
  const changing = useMutation({
    mutationFn: (role: Role) => changeTeamMember(member.id, { role }),
    onSettled: settle,
    onError: refuse,
  });
  const leaving = useMutation({
    mutationFn: () => removeTeamMember(member.id),
    onSuccess: remove.close,
    onSettled: settle,
    onError: refuse,
  });
  return (
    <div className={classes.row}>
      <PersonMark name={member.name} size={32} />
      <div className={classes.rowMain}>
        <Text fw={600} component="div">
          {member.name}
          {self && ` ${t('team.you')}`}{' '}
          {member.invited && (
            <Badge size="sm" variant="light" color="orange" tt="none" radius="sm">
              {t('team.invited')}
            </Badge>
          )}
        </Text>
        <div className={classes.sub}>{member.email}</div>
      </div>
      <div className={classes.actions}>
        {member.second_factor && <SecondFactorMark member={member} />}
        {!member.invited && <DepartmentOf member={member} change={change || (mayWrite && self)} />}
        {change && !member.invited ? (
          <NativeSelect
            size="xs"
            aria-label={t('team.role_of', { name: member.name })}
            value={changing.isPending ? changing.variables : member.role}
            onChange={(event) => changing.mutate(event.currentTarget.value as Role)}
            data={given.map((role) => ({ value: role, label: roleName(role) }))}
          />
        ) : (
          <span className={classes.sub}>{roleName(member.role)}</span>
        )}
        {change && (
          <ActionIcon
            className={classes.last}
            onClick={remove.open}
            aria-label={t('team.remove', { name: member.name })}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      <Confirm
        opened={removing}
        onClose={remove.close}
        title={t('team.remove', { name: member.name })}
        text={member.invited ? t('team.withdraw_text') : t('team.remove_text')}
        action={t('do.remove')}
        busy={leaving.isPending}
        onConfirm={() => leaving.mutate()}
      />
    </div>
  );
}
