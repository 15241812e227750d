import { ActionIcon, Button, Menu, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconArrowsSplit,
  IconDots,
  IconDownload,
  IconEraser,
  IconGitMerge,
  IconMessagePlus,
  IconPrinter,
} from '@tabler/icons-react';
import { useMay } from '../api/session.ts';
import type { Customer } from '../api/shapes.ts';
import { PersonMark } from '../parts/person.tsx';
import { useTitle } from '../parts/use-title.ts';
import { When } from '../parts/when.tsx';
import { useActions } from '../shell/actions.ts';
import { t } from '../text.ts';
import classes from './customer-page.module.css';
import { EraseDialog } from './erase/erase-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { NewCase } from './new-case.tsx';
import { UnmergeDialog } from './unmerge-dialog.tsx';

export function CustomerHead({ customer }: { customer: Customer }) {
  const mayWrite = useMay('customers.write');
  const mayExport = useMay('customers.export');
  const mayCase = useMay('cases.write');
  const mayErase = useMay('customers.erase');
  const [merging, merge] = useDisclosure();
  const [splitting, split] = useDisclosure();
  const [opening, openCase] = useDisclosure();
  const [erasing, erase] = useDisclosure();
  const splittable = customer.profiles.length > 1;
  const group = customer.display_name;
  useTitle(customer.display_name);
  useActions([
    ...(mayCase
      ? [{ id: 'new-case', label: t('customer.new_case'), group, keys: 'c', run: openCase.open }]
      : []),
    ...(mayWrite ? [{ id: 'merge', label: t('merge.title'), group, keys: 'm', run: merge.open }] : []),
    ...(mayWrite && splittable ? [{ id: 'split', label: t('unmerge.title'), group, run: split.open }] : []),
  ]);
  return (
    <header className={classes.head}>
      <PersonMark name={customer.display_name} size={42} kind={customer.kind} />
      <div className={classes.names}>
        <Title order={1} className={classes.name} dir="auto">
          {customer.display_name}
        </Title>
        <div className={classes.under}>
          {customer.email && <span>{customer.email}</span>}
          {customer.phone && <span>{customer.phone}</span>}
          <span>
            {t('customer.since')} <When at={customer.created_at} day />
          </span>
          {customer.last_seen_at && (
            <span>
              {t('customer.last_seen')} <When at={customer.last_seen_at} />
            </span>
          )}
        </div>
      </div>
      {mayCase && (
        <Button
          size="xs"
          leftSection={<IconMessagePlus size={15} stroke={1.7} aria-hidden />}
          onClick={openCase.open}
        >
          {t('customer.new_case')}
        </Button>
      )}
      {mayWrite && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('do.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconGitMerge size={16} stroke={1.6} />} onClick={merge.open}>
              {t('merge.title')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowsSplit size={16} stroke={1.6} />}
              onClick={split.open}
              disabled={!splittable}
            >
              {t('unmerge.title')}
            </Menu.Item>
            {mayExport && <ExportItems id={customer.id} />}
            {mayErase && <EraseItem onClick={erase.open} />}
          </Menu.Dropdown>
        </Menu>
      )}
      <NewCase customer={customer} opened={opening} onClose={openCase.close} />
      <MergeDialog customer={customer} opened={merging} onClose={merge.close} />
      <EraseDialog customer={customer} opened={erasing} onClose={erase.close} />
      <UnmergeDialog customer={customer} opened={splitting} onClose={split.close} />
    </header>
  );
}

function EraseItem({ onClick }: { onClick: () => void }) {
  return (
    <>
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconEraser size={16} stroke={1.6} />} onClick={onClick}>
        {t('erase.menu')}
      </Menu.Item>
    </>
  );
}

function ExportItems({ id }: { id: string }) {
  return (
    <>
      <Menu.Item
        component="a"
        href={`/api/customers/${id}/export.html`}
        target="_blank"
        rel="noopener"
        leftSection={<IconPrinter size={16} stroke={1.6} />}
      >
        {t('export.html')}
      </Menu.Item>
      <Menu.Item
        component="a"
        href={`/api/customers/${id}/export.json`}
        download
        leftSection={<IconDownload size={16} stroke={1.6} />}
      >
        {t('export.json')}
      </Menu.Item>
    </>
  );
}
