import { Alert, Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { passkeysPossible } from '../api/passkeys.ts';
import { signInWaysQuery } from '../api/single-sign-on.ts';
import { t } from '../text.ts';
import classes from './entry.module.css';
import { EntryCard } from './entry-card.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondStep } from './second-step.tsx';
import { SignOnButton } from './sign-on-button.tsx';
import { type SignOnTrouble, troubleKey } from './trouble-texts.ts';

type Props = { to: string; step: 'code' | undefined; trouble: SignOnTrouble | undefined };

/** The ways in that there are, and a code where the account asks for one. */
export function SignIn({ to, step, trouble }: Props) {
  const [asked, setAsked] = useState(step === 'code');
  return asked ? (
    <SecondStep to={to} onBack={() => setAsked(false)} />
  ) : (
    <FirstStep to={to} trouble={trouble} onAsked={() => setAsked(true)} />
  );
}

type FirstProps = { to: string; trouble: SignOnTrouble | undefined; onAsked: () => void };

function FirstStep({ to, trouble, onAsked }: FirstProps) {
  // Whoever cannot be told yet, or at all, still has mail and password.
  const ways = useQuery({ ...signInWaysQuery, meta: { public: true } }).data;
  const [owner, setOwner] = useState(false);
  const single = ways?.single_sign_on;
  const only = ways?.only_single_sign_on === true && !owner;
  return (
    <EntryCard title={t('sign_in.title')} hint={only && single && t('sign_on.only', { name: single.name })}>
      <Stack gap="md">
        {trouble && (
          <Alert color="red" variant="light" role="alert">
            {t(troubleKey(trouble))}
          </Alert>
        )}
        {single && <SignOnButton name={single.name} to={to} only={only} />}
        {!only && <PasskeyButton to={to} />}
        {!only && (single || passkeysPossible()) && <div className={classes.or}>{t('sign_on.or')}</div>}
        {only ? (
          <Anchor component="button" type="button" size="sm" onClick={() => setOwner(true)}>
            {t('sign_on.owners')}
          </Anchor>
        ) : (
          <PasswordForm to={to} onAsked={onAsked} focus={!single} />
        )}
      </Stack>
    </EntryCard>
  );
}
