import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

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
    // They end what hangs. How fast something is, is no test's business: a machine that is shared may starve it.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Where the machine is anybody's guess, once more; the last lines of .ci/run name each that needed it, as a fault to be
    // found, in the test or in what it tests.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    // Each process loads the server once, for all files that it runs: measured, half of the processor time. So no test
    // may leave anything behind in a module, in the environment or in what is global.
    isolate: false,
    // More than the cores of a small machine: many tests wait for a clock or another process.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
  },
});
