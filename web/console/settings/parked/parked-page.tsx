import { Tabs } from '@mantine/core';
import { PageHead } from '../../parts/page-head.tsx';
import { t } from '../../text.ts';
import { Needs } from '../needs.tsx';
import { FailedInbound } from './failed-inbound.tsx';
import { ParkedInteractions } from './parked-interactions.tsx';

/** What could not be worked on: kept, explained, and ready for another try. */
export function ParkedPage() {
  return (
    <Needs permission="parked.read">
      <PageHead title={t('settings.parked')} hint={t('parked.hint')} />
      <Tabs defaultValue="inbound" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="inbound">{t('parked.inbound')}</Tabs.Tab>
          <Tabs.Tab value="parked">{t('parked.interactions')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="inbound">
          <FailedInbound />
        </Tabs.Panel>
        <Tabs.Panel value="parked">
          <ParkedInteractions />
        </Tabs.Panel>
      </Tabs>
    </Needs>
  );
}
