import { Radio, Stack } from '@mantine/core';
import type { Role } from '../../api/team.ts';
import { roleHint, roleName } from '../../shell/roles.ts';
import { t } from '../../text.ts';

type Props = { roles: Role[]; value: Role; onChange: (role: Role) => void };

/** The roles one may give, each with what it is for. */
export function RoleChoice({ roles, value, onChange }: Props) {
  return (
    <Radio.Group label={t('team.role')} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap={8} mt={6}>
        {roles.map((role) => (
          <Radio key={role} value={role} label={roleName(role)} description={roleHint(role)} size="sm" />
        ))}
      </Stack>
    </Radio.Group>
  );
}
