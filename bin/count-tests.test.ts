import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** What it prints of steps that failed and of files as vitest reports them. */
function count(failed_steps: number, files: object[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tellonce-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const report = path.join(folder, 'report.json');
  writeFileSync(report, JSON.stringify({ testResults: files }));
  const reports = [report, path.join(folder, 'of-a-run-that-broke-off.json')];
  const args = [path.join(import.meta.dirname, 'count-tests.mjs'), String(failed_steps), ...reports];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trimEnd().split('\n');
}

const one = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
});

test('what failed is named, and what passed only when tried again; the last line counts', () => {
  const lines = count(0, [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        one('is right', 'passed'),
        one('is unlucky', 'passed', 'Error: too late\n    at a.test.ts:3'),
        one('is wrong', 'failed', 'Error: 1 is not 2\n    at a.test.ts:7', 'Error: again'),
        one('is not run', 'skipped'),
      ],
    },
  ]);
  expect(lines).toEqual([
    'passed only when tried again: a.test.ts > is unlucky',
    '  Error: too late',
    'failed: a.test.ts > is wrong',
    '  Error: 1 is not 2',
    '2 passed, 1 failed',
  ]);
});

test('a step that failed counts, and a file that could not be run', () => {
  const broken = { name: 'b.test.ts', status: 'failed', message: 'SyntaxError: what?', assertionResults: [] };
  expect(count(1, [broken])).toEqual([
    'could not be run: b.test.ts > ',
    '  SyntaxError: what?',
    '0 passed, 2 failed',
  ]);
  expect(count(0, [])).toEqual(['0 passed, 0 failed']);
});
