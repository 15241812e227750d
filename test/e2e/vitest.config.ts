import { defineConfig } from 'vitest/config';

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
    // One browser at a time: what one test waits for must not depend on how busy another keeps the machine.
    maxWorkers: 1,
  },
});
