import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Import, importsQuery } from '../../api/imports.ts';
import { useMay } from '../../api/session.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { NotAllowed, Trouble } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import { useActorName } from '../use-actor-name.ts';
import { ChooseFile } from './choose-file.tsx';
import classes from './import.module.css';
import { Steps } from './steps.tsx';
import { countsText, STATES } from './words.ts';

/** The first step, and the lists that were brought before. */
export function ImportStart() {
  const may = useMay('customers.import');
  const query = useQuery({ ...importsQuery, enabled: may });
  if (!may) return <NotAllowed />;
  return (
    <div className={classes.page}>
      <PageHead title={t('import.title')} hint={t('import.hint')} />
      <Steps at={1} />
      <ChooseFile />
      <section className={classes.section}>
        <h2 className={classes.title}>{t('import.earlier')}</h2>
        {query.isPending && <ListLoading rows={3} mark={false} />}
        {query.isError && !query.data && <Trouble error={query.error} retry={() => query.refetch()} />}
        {query.data?.items.length === 0 && (
          <Nothing icon={IconFileSpreadsheet} title={t('import.none')} hint={t('import.none_hint')} />
        )}
        {query.data?.items.map((list) => (
          <ListRow key={list.id} list={list} />
        ))}
      </section>
    </div>
  );
}

function ListRow({ list }: { list: Import }) {
  const actorName = useActorName();
  return (
    <Link to="/customers/import/$importId" params={{ importId: list.id }} className={classes.row}>
      <span className={classes.name}>{list.file_name}</span>
      <span className={classes.state}>{t(STATES[list.state])}</span>
      <span className={classes.quiet}>
        {actorName(list.created_by)}, <When at={list.created_at} />
      </span>
      <span className={classes.quiet}>{list.counts.rows ? countsText(list.counts) : ''}</span>
    </Link>
  );
}
