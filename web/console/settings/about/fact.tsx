import type { ReactNode } from 'react';
import classes from '../settings.module.css';

export function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className={classes.row}>
      <div className={classes.rowMain}>{name}</div>
      <div className={classes.sub}>{value}</div>
    </div>
  );
}
