import { Button } from '@mantine/core';
import { IconCloudOff, IconLock, IconMapOff, IconMoodConfuzed } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Problem } from '../api/client.ts';
import { t } from '../text.ts';
import { LinkButton } from './link-button.tsx';
import { Nothing } from './nothing.tsx';

/** What one line says about an error, for a notice or under a field. */
export function troubleText(error: unknown): string {
  if (error instanceof Problem) {
    if (error.status === 0) return t('trouble.unreachable_hint');
    // No problem document: something in front of the server answered, or its answer was cut off.
    return error.code === 'unknown' ? t('trouble.no_reason', { status: error.status }) : error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

/** `instead`: where to go from what is gone. */
type Props = { error: unknown; retry?: () => void; instead?: ReactNode };

/** Instead of what could not be loaded: what is wrong and what to do next. */
export function Trouble({ error, retry, instead }: Props) {
  const again = retry && (
    <Button variant="default" size="xs" onClick={retry}>
      {t('do.try_again')}
    </Button>
  );
  if (error instanceof Problem && error.status === 403) return <NotAllowed />;
  // An address that no page could have: what the server says of it is for whoever calls the API.
  if (error instanceof Problem && error.status === 400) {
    return (
      <Nothing icon={IconMapOff} title={t('trouble.gone')} hint={t('trouble.no_page_hint')}>
        {instead}
      </Nothing>
    );
  }
  if (error instanceof Problem && error.status === 404) {
    return (
      <Nothing icon={IconMapOff} title={t('trouble.gone')} hint={error.message}>
        {instead}
      </Nothing>
    );
  }
  if (error instanceof Problem && error.status === 0) {
    return (
      <Nothing icon={IconCloudOff} title={t('trouble.unreachable')} hint={t('trouble.unreachable_hint')}>
        {again}
      </Nothing>
    );
  }
  const id = error instanceof Problem ? error.request_id : null;
  return (
    <Nothing
      icon={IconMoodConfuzed}
      title={t('trouble.title')}
      hint={
        <>
          {troubleText(error)}
          {id && <div>{t('trouble.request_id', { id })}</div>}
        </>
      }
    >
      {again}
    </Nothing>
  );
}

/** The page exists, but not for this role. */
export function NotAllowed() {
  return (
    <Nothing icon={IconLock} title={t('trouble.not_allowed')} hint={t('trouble.not_allowed_hint')}>
      <LinkButton to="/inbox">{t('do.to_inbox')}</LinkButton>
    </Nothing>
  );
}

export function NoPage() {
  return (
    <Nothing icon={IconMapOff} title={t('trouble.no_page')} hint={t('trouble.no_page_hint')}>
      <LinkButton to="/inbox">{t('do.to_inbox')}</LinkButton>
    </Nothing>
  );
}

export function PageTrouble({ error, reset }: ErrorComponentProps) {
  return <Trouble error={error} retry={reset} />;
}
