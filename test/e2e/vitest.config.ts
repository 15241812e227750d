import { defineConfig } from 'vitest/config';
import { LongestFirst } from '../longest-first.ts';

// Run by bin/e2e.ts, which finds the browser (CHROMIUM) and brings the database (TEST_DATABASE_URL).
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/template.ts'],
    // They end what hangs; see vitest.config.ts.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // As in vitest.config.ts.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    // As in vitest.config.ts: what a test needs of the server is loaded once.
    isolate: false,
    // Much of the time goes by in waiting, for a server to start, a page, a mail, a clock. On two cores: 214 s in place of 400.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
