import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '../../api/roles.ts';
import { useMe } from '../../api/session.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { roleName } from '../../shell/roles.ts';
import { type TextKey, t } from '../../text.ts';
import settings from '../settings.module.css';
import classes from './role-table.module.css';

/** Who may do what: what the server goes by, for everybody to read. */
export function RoleTable() {
  const me = useMe();
  const roles = useQuery(rolesQuery);
  return (
    <section className={settings.card} aria-label={t('roles.title')}>
      <div className={settings.cardHead}>
        <div className={settings.cardTitle}>
          <h2 className={settings.name}>{t('roles.title')}</h2>
          <div className={settings.sub}>{t('roles.hint')}</div>
        </div>
      </div>
      {roles.isPending && <ListLoading rows={4} mark={false} />}
      {roles.isError && !roles.data && <Trouble error={roles.error} retry={() => roles.refetch()} />}
      {roles.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('roles.permission')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('roles.permission')}</th>
                {roles.data.items.map(({ role }) => (
                  <th key={role} scope="col" data-own={role === me.role || undefined}>
                    {roleName(role)}
                    {role === me.role && <div className={classes.own}>{t('roles.own')}</div>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {roles.data.permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">{permissionText(permission)}</th>
                  {roles.data.items.map(({ role, permissions }) => (
                    <td key={role} data-own={role === me.role || undefined}>
                      <Mark yes={permissions.includes(permission)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

// A permission that has no sentence yet is shown as the server calls it.
function permissionText(permission: string): string {
  const key = `permission.${permission}`;
  const text = t(key as TextKey & `permission.${string}`);
  return text === key ? permission : text;
}

function Mark({ yes }: { yes: boolean }) {
  return yes ? (
    <IconCheck size={16} stroke={2} role="img" aria-label={t('roles.yes')} />
  ) : (
    <span className={classes.no} role="img" aria-label={t('roles.no')} />
  );
}
