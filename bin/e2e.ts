import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runVitest } from './run-vitest.ts';
import { withTestDatabase } from './test-database.ts';

// npm run e2e: the tests that drive a real browser.
const report = process.env.TEST_REPORT ?? 'test-results/e2e.json';
const browser = findChromium();

if (browser === undefined) {
  console.error('The browser tests need Chromium or Chrome, and none was found.');
  console.error(
    'Install it (Debian, Ubuntu: apt-get install chromium), or name it: CHROMIUM=/path/to/chrome npm run e2e',
  );
  process.exitCode = 1;
} else {
  const args = ['--config', 'test/e2e/vitest.config.ts', ...process.argv.slice(2)];
  process.exitCode = await withTestDatabase((url) =>
    runVitest(args, report, { TEST_DATABASE_URL: url, CHROMIUM: browser }),
  );
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim());
  const known = [
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [...onPath, ...known].find((path) => path && existsSync(path));
}
