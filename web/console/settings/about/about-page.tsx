import { Anchor } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { t } from '../../text.ts';
import classes from '../settings.module.css';
import { Fact } from './fact.tsx';
import { ServerFacts } from './server-facts.tsx';

/** What this is and how it is doing, and where to read on. */
export function AboutPage() {
  const mayServer = useMay('server.read');
  return (
    <>
      <PageHead title={t('settings.about')} hint={mayServer ? t('about.hint') : t('product.line')} />
      {mayServer && <ServerFacts />}
      <div className={classes.card}>
        {!mayServer && <Fact name={t('about.version')} value={__VERSION__} />}
        <Fact name={t('about.address')} value={location.origin} />
        <Fact name={t('about.docs')} value={<Out href="/docs" />} />
        <Fact name={t('about.openapi')} value={<Out href="/openapi.json" />} />
      </div>
    </>
  );
}

function Out({ href }: { href: string }) {
  return (
    <Anchor href={href} target="_blank" size="sm">
      {href}
    </Anchor>
  );
}
