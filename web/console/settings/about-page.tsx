import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHead } from '../parts/page-head.tsx';
import { t } from '../text.ts';
import classes from './settings.module.css';

/** What this is, and where to read on. */
export function AboutPage() {
  return (
    <>
      <PageHead title={t('settings.about')} hint={`${t('product.name')}: ${t('product.line')}`} />
      <div className={classes.card}>
        <Row name={t('about.version')} value={__VERSION__} />
        <Row name={t('about.address')} value={location.origin} />
        <Row
          name={t('about.api')}
          value={
            <Anchor href="/openapi.json" target="_blank" size="sm">
              /openapi.json
            </Anchor>
          }
        />
      </div>
    </>
  );
}

function Row({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>{name}</div>
      <div className={classes.sub}>{value}</div>
    </div>
  );
}
