import { Alert, Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { passkeysPossible, signInByPasskey } from '../api/passkeys.ts';
import { troubleText } from '../parts/trouble.tsx';
import { t } from '../text.ts';
import { useEnter } from './use-enter.ts';

/** Where the browser can. It asks for no name: the passkey says who it is. */
export function PasskeyButton({ to }: { to: string }) {
  const enter = useEnter(to);
  const signing = useMutation({ mutationFn: signInByPasskey, onSuccess: enter, meta: { public: true } });
  if (!passkeysPossible()) return null;
  return (
    <>
      {signing.isError && (
        <Alert color="red" variant="light" role="alert">
          {troubleText(signing.error)}
        </Alert>
      )}
      <Button
        variant="default"
        leftSection={<IconFingerprint size={17} stroke={1.6} aria-hidden />}
        loading={signing.isPending}
        onClick={() => signing.mutate()}
        fullWidth
      >
        {t('passkey.sign_in')}
      </Button>
    </>
  );
}
