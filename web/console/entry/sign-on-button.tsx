import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { signOnAddress } from '../api/single-sign-on.ts';
import { t } from '../text.ts';
import classes from './entry.module.css';

type Props = { name: string; to: string; or: boolean };

/** Leaves for the provider; a link, as the browser goes there itself. */
export function SignOnButton({ name, to, or }: Props) {
  return (
    <>
      <Button
        component="a"
        href={signOnAddress(to)}
        variant={or ? 'default' : 'filled'}
        leftSection={<IconKey size={17} stroke={1.6} aria-hidden />}
        fullWidth
      >
        {t('sign_on.with', { name })}
      </Button>
      {or && <div className={classes.or}>{t('sign_on.or')}</div>}
    </>
  );
}
