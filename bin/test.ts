import { CannotStart } from '../server/cannot-start.ts';
import { runVitest } from './run-vitest.ts';
import { withTestDatabase } from './test-database.ts';

// npm test: every test but those in the browser. npm test -- path/to/one.test.ts: that one.
const report = process.env.TEST_REPORT ?? 'test-results/tests.json';

try {
  process.exitCode = await withTestDatabase((url) =>
    runVitest(process.argv.slice(2), report, { TEST_DATABASE_URL: url }),
  );
} catch (error) {
  console.error(error instanceof CannotStart ? `${error.message}\n${error.remedy}` : error);
  process.exitCode = 1;
}
