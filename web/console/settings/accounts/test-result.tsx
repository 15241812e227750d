import { Alert } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { TestResult as Result } from '../../api/shapes.ts';
import { t } from '../../text.ts';
import classes from '../settings.module.css';

/** Each step of trying an account out: how far it got, and what is wrong where it stopped. */
export function TestResult({ result }: { result: Result }) {
  return (
    <Alert
      color={result.ok ? 'pine' : 'red'}
      variant="light"
      title={result.ok ? t('account.test_ok') : t('account.test_failed')}
      role="status"
    >
      <ol className={classes.steps}>
        {result.steps.map((step) => (
          <li key={step.name} className={classes.step}>
            {step.ok ? (
              <IconCircleCheck size={17} color="var(--accent)" role="img" aria-label={t('account.step_ok')} />
            ) : (
              <IconCircleX
                size={17}
                color="var(--mantine-color-error)"
                role="img"
                aria-label={t('account.step_failed')}
              />
            )}
            <div>
              <strong>{step.name}</strong>
              <div>{step.says}</div>
            </div>
          </li>
        ))}
      </ol>
    </Alert>
  );
}
