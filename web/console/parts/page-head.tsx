import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-head.module.css';
import { useTitle } from './use-title.ts';

type Props = { title: string; hint?: ReactNode; children?: ReactNode };

/** The top of a page: what it is, what it is for, and what can be done. */
export function PageHead({ title, hint, children }: Props) {
  useTitle(title);
  return (
    <header className={classes.head}>
      <div className={classes.titles}>
        <Title order={1}>{title}</Title>
        {hint && <p className={classes.hint}>{hint}</p>}
      </div>
      {children && <div className={classes.tools}>{children}</div>}
    </header>
  );
}
