// node bin/count-tests.mjs <failed steps> <vitest JSON reports...>: prints "N passed, N failed" for all of them.
// Plain JavaScript, as it has to count even where nothing could be installed.
import { readFileSync } from 'node:fs';

const [steps, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = Number(steps);

for (const path of reports) {
  for (const file of read(path)) {
    const outcomes = file.assertionResults.map((test) => test.status);
    passed += outcomes.filter((status) => status === 'passed').length;
    const failures = outcomes.filter((status) => status === 'failed').length;
    // A file that fails without a failed test could not be run: that is one failure.
    failed += failures || (file.status === 'failed' ? 1 : 0);
  }
}
console.log(`${passed} passed, ${failed} failed`);

// A run that broke off left no report: its step counts as failed.
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
