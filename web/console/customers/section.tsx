import type { ReactNode } from 'react';
import classes from './customer-page.module.css';

type Props = { title: string; hint?: string; tools?: ReactNode; children: ReactNode };

/** A part of what is known of a customer. */
export function Section({ title, hint, tools, children }: Props) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.titleLine}>
        <h2 className={classes.title}>{title}</h2>
        {tools}
      </div>
      {hint && <p className={classes.hint}>{hint}</p>}
      {children}
    </section>
  );
}
