import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Import } from '../../api/imports.ts';
import { t } from '../../text.ts';
import classes from './import.module.css';
import { number } from './words.ts';

/** What became of the rows, or would. */
export function Counts({ list }: { list: Import }) {
  const { counts } = list;
  const would = list.state === 'checking' || list.state === 'checked';
  const all = [
    [would ? t('import.fresh') : t('import.fresh_done'), counts.fresh],
    [would ? t('import.changed') : t('import.changed_done'), counts.changed],
    [t('import.refused'), counts.refused],
  ] as const;
  return (
    <dl className={classes.counts}>
      {all.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The refused rows, for whoever wants to mend them. */
export function RefusedRows({ list }: { list: Import }) {
  if (!list.counts.refused) return null;
  return (
    <div className={classes.refused}>
      <Button
        component="a"
        href={`/api/customer-imports/${list.id}/refused.csv`}
        download
        variant="default"
        size="xs"
        leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />}
      >
        {t('import.download_refused')}
      </Button>
      <span className={classes.quiet}>{t('import.refused_hint')}</span>
    </div>
  );
}
