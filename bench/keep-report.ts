import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const RESULTS = path.join(import.meta.dirname, 'results');

/** Prints what was found and keeps it, with all figures, in bench/results under the name of what was measured. */
export function keepReport(measured: string, at: string, text: string, figures: object): void {
  console.log(text);
  mkdirSync(RESULTS, { recursive: true });
  const name = path.join(RESULTS, `${measured}-${at.slice(0, 10)}`);
  writeFileSync(`${name}.json`, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(`${name}.md`, text);
  console.log(`Kept as ${name}.md and .json`);
}

/** A number as people read it. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en');
