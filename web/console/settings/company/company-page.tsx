import { useQuery } from '@tanstack/react-query';
import { companyQuery } from '../../api/company.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { CompanyForm } from './company-form.tsx';

export function CompanyPage() {
  const query = useQuery(companyQuery);
  return (
    <>
      <PageHead title={t('settings.company')} hint={t('company.hint')} />
      <div className={classes.card}>
        {query.isPending && <ListLoading rows={4} mark={false} />}
        {query.isError && !query.data && <Trouble error={query.error} retry={() => query.refetch()} />}
        {query.data && <CompanyForm company={query.data} />}
      </div>
    </>
  );
}
