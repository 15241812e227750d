import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../../api/company.ts';
import type { About } from '../../api/shapes.ts';
import { ListLoading } from '../../parts/loading.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { When } from '../../parts/when.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { Checks } from './checks.tsx';
import { Fact } from './fact.tsx';

/** For those who run the server. */
export function ServerFacts() {
  const query = useQuery(aboutQuery);
  if (query.isPending) {
    return (
      <div className={classes.card}>
        <ListLoading rows={6} mark={false} />
      </div>
    );
  }
  if (!query.data) return <Trouble error={query.error} retry={() => query.refetch()} />;
  const about = query.data;
  return (
    <>
      <Checks checks={about.checks} />
      <Card title={t('about.server')}>
        <Fact name={t('about.version')} value={about.version} />
        {about.commit && <Fact name={t('about.commit')} value={about.commit} />}
        <Fact name={t('about.runtime')} value={`${about.runtime}, ${about.platform}`} />
        <Fact name={t('about.uptime')} value={<When at={about.started_at} />} />
        <Fact name={t('about.memory')} value={size(about.memory_bytes)} />
        <Fact name={t('about.processes')} value={about.processes} />
      </Card>
      <Card title={t('about.data')}>
        <Fact name={t('about.database')} value={databaseText(about)} />
        <Fact name={t('about.size')} value={size(about.database.size_bytes)} />
        <Fact name={t('about.schema')} value={about.database.schema_version} />
        <Fact name={t('about.folder')} value={about.data_folder} />
        <Fact
          name={t('about.disk')}
          value={t('about.disk_free', {
            free: size(about.disk.free_bytes),
            total: size(about.disk.total_bytes),
          })}
        />
      </Card>
      <Card title={t('about.log')}>
        {about.reactors.map((one) => (
          <Fact key={one.reactor} name={one.reactor} value={lagText(one)} />
        ))}
      </Card>
    </>
  );
}

function Card({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.cardHead}>
        <h2 className={classes.name}>{title}</h2>
      </div>
      {children}
    </section>
  );
}

const databaseText = ({ database: { own, version } }: About): string =>
  own ? t('about.database_own', { version }) : t('about.database_other', { version });

const lagText = ({ seconds, waiting }: About['reactors'][number]): string =>
  seconds < 1 ? t('about.caught_up') : t('about.behind', { seconds: Math.round(seconds), waiting });

function size(bytes: number): string {
  if (bytes < 1e9) return `${Math.round(bytes / 1e6)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
