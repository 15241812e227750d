import classes from './erase.module.css';
import { countsInWords } from './kinds.ts';

/** How much of what, in two columns. */
export function Counts({ counts }: { counts: Record<string, number> }) {
  return (
    <dl className={classes.counts}>
      {countsInWords(counts).map(({ kind, words, count }) => (
        <div key={kind}>
          <dt>{words}</dt>
          <dd>{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
