import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'test/**/*.test.ts',
      'web/**/*.test.ts',
      'demo/**/*.test.ts',
      'bin/**/*.test.ts',
      'bench/**/*.test.ts',
      // What only root can do. CI is root; where it may not do it after all, such a test fails and says so.
      ...(process.getuid?.() === 0 ? ['test/**/*.as-root.ts'] : []),
    ],
    exclude: ['**/node_modules/**', 'dist/**', 'test/e2e/**'],
    globalSetup: ['test/template.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // CI only: a machine that is shared may starve a test of time. What fails twice fails; the report names each retry.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    // More than the cores of a small machine: many tests wait for a clock or another process.
    maxWorkers: 3,
  },
});
