import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '../../api/departments.ts';
import { useMay } from '../../api/session.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { DepartmentForm } from './department-form.tsx';
import { DepartmentRow } from './department-row.tsx';

export function Departments() {
  const list = useQuery(departmentsQuery);
  const mayWrite = useMay('team.write');
  const rows = list.data?.items ?? [];
  if (!mayWrite && rows.length === 0) return null;
  return (
    <section className={classes.card} aria-label={t('departments.title')}>
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <h2 className={classes.name}>{t('departments.title')}</h2>
          <div className={classes.sub}>{t('departments.hint')}</div>
        </div>
        {mayWrite && <DepartmentForm />}
      </div>
      {list.isPending && <ListLoading rows={2} mark={false} />}
      {list.isError && !list.data && <Trouble error={list.error} retry={() => list.refetch()} />}
      {rows.map((department) => (
        <DepartmentRow key={department.id} department={department} mayWrite={mayWrite} />
      ))}
    </section>
  );
}
