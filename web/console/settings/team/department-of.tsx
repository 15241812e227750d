import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { departmentsQuery } from '../../api/departments.ts';
import type { TeamMember } from '../../api/shapes.ts';
import { changeTeamMember } from '../../api/team.ts';
import { troubleText } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

/** The department of a colleague: chosen by those who may, else said. Nothing while there are no departments. */
export function DepartmentOf({ member, change }: { member: TeamMember; change: boolean }) {
  const queries = useQueryClient();
  const departments = useQuery(departmentsQuery).data?.items ?? [];
  const moving = useMutation({
    mutationFn: (id: string) => changeTeamMember(member.id, { department_id: id || null }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['team'] }),
    onError: (error) => notifications.show({ color: 'red', message: troubleText(error) }),
  });
  if (!change || departments.length === 0) {
    return member.department && <span className={classes.sub}>{member.department.name}</span>;
  }
  return (
    <NativeSelect
      size="xs"
      maw={180}
      aria-label={t('departments.of', { name: member.name })}
      value={moving.isPending ? moving.variables : (member.department?.id ?? '')}
      onChange={(event) => moving.mutate(event.currentTarget.value)}
      data={[
        { value: '', label: t('departments.no_department') },
        ...departments.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
