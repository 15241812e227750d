import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { signOnAddress } from '../api/single-sign-on.ts';
import { t } from '../text.ts';

type Props = { name: string; to: string; only: boolean };

/** Leaves for the provider; a link, as the browser goes there itself. */
export function SignOnButton({ name, to, only }: Props) {
  return (
    <Button
      component="a"
      href={signOnAddress(to)}
      variant={only ? 'filled' : 'default'}
      leftSection={<IconKey size={17} stroke={1.6} aria-hidden />}
      fullWidth
    >
      {t('sign_on.with', { name })}
    </Button>
  );
}
