import { writeFileSync } from 'node:fs';

export type Outcome = { title: string; passed: boolean };

/** Writes what was found as bin/count-tests.mjs reads it of vitest: one test for each thing that must hold. */
export function reportTests(path: string, outcomes: Outcome[]): void {
  const assertionResults = outcomes.map(({ title, passed }) => ({
    title,
    status: passed ? 'passed' : 'failed',
  }));
  const status = outcomes.every(({ passed }) => passed) ? 'passed' : 'failed';
  writeFileSync(path, JSON.stringify({ testResults: [{ name: 'bench/soak.ts', status, assertionResults }] }));
}
