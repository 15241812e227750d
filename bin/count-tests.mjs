// node bin/count-tests.mjs <failed steps> <vitest JSON reports...>: names each test that failed or passed only when tried
// again, each with the first line of what it said; then prints "N passed, N failed" for all of them.
// Plain JavaScript, as it has to count even where nothing could be installed.
import { readFileSync } from 'node:fs';

const [steps, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = Number(steps);

for (const report of reports) {
  for (const file of read(report)) {
    for (const test of file.assertionResults) {
      const said = test.failureMessages ?? [];
      if (test.status === 'passed') {
        passed += 1;
        if (said.length) name('passed only when tried again', file, test, said);
      }
      if (test.status === 'failed') {
        failed += 1;
        name('failed', file, test, said);
      }
    }
    // A file that fails without a failed test could not be run: that is one failure.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      failed += 1;
      name('could not be run', file, {}, [file.message ?? '']);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);

function name(outcome, file, test, [said = '']) {
  const path = file.name.replace(`${process.cwd()}/`, '');
  console.log(
    `${outcome}: ${path} > ${test.fullName ?? test.title ?? ''}\n  ${said.split('\n', 1)[0].slice(0, 500)}`,
  );
}

// A run that broke off left no report: its step counts as failed.
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
