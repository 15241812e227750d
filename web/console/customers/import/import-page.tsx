import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { importQuery, isAtWork } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageLoading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { NotAllowed, Trouble } from '../../parts/trouble.tsx';
import { t } from '../../text.ts';
import { AtWork } from './at-work.tsx';
import { Checked } from './checked.tsx';
import { Columns } from './columns.tsx';
import { Ended } from './ended.tsx';
import classes from './import.module.css';
import { Steps } from './steps.tsx';

/** A list that somebody brought, at whatever step it is. */
export function ImportPage({ id }: { id: string }) {
  const may = useMay('customers.import');
  const query = useQuery({ ...importQuery(id), enabled: may });
  const [changing, setChanging] = useState(false);
  if (!may) return <NotAllowed />;
  if (query.isPending) return <PageLoading />;
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  const list = query.data;
  const { state } = list;
  const at_columns = state === 'uploaded' || (state === 'checked' && changing);
  const ended = state === 'done' || state === 'cancelled' || state === 'failed';
  return (
    <div className={classes.page}>
      <PageHead title={t('import.title')} hint={list.file_name}>
        <LinkButton to="/customers/import">{t('import.all')}</LinkButton>
      </PageHead>
      <Steps at={at_columns ? 2 : state === 'done' ? 4 : 3} />
      {at_columns && (
        <Columns
          // Read anew it may have other columns.
          key={`${list.encoding} ${list.delimiter}`}
          list={list}
          onChecked={() => setChanging(false)}
        />
      )}
      {isAtWork(state) && <AtWork list={list} />}
      {state === 'checked' && !changing && <Checked list={list} onChangeColumns={() => setChanging(true)} />}
      {ended && <Ended list={list} />}
    </div>
  );
}
