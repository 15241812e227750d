import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../peers/server-process.ts';
import { makeSource, storedMessages } from '../peers/source.ts';
import { testDatabase } from '../setup.ts';
import { startBrowser } from './browser.ts';
import { startSdkShop } from './sdk-shop.ts';

test("the server is away for 20 s while a page's events are sent: nothing is lost, nothing is doubled", async () => {
  const database = await testDatabase();
  const { source_id, key } = await makeSource(database.db);
  let server = await startServer({ database_url: database.url });
  onTestFinished(() => server.stop());
  const port = Number(new URL(server.url).port);
  const shop = await startSdkShop(server.url, key);
  onTestFinished(() => void shop.server.close());
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(shop.url);
  // One every half second, for as long as the page is open.
  await page.evaluate(`sent = 0; sending = setInterval(() => analytics.track('Signup', { n: sent++ }), 500)`);
  const stored = async () => (await storedMessages(database.db, source_id)).size;
  await expect.poll(stored, { timeout: 15_000 }).toBeGreaterThan(3);

  await server.stop();
  await sleep(20_000);
  server = await startServer({ database_url: database.url, port });

  const sent = await page.evaluate<number>('clearInterval(sending); sent');
  expect(sent).toBeGreaterThan(30);
  await expect.poll(stored, { timeout: 60_000 }).toBe(sent);
  const times = [...(await storedMessages(database.db, source_id)).values()];
  expect(times.filter((count) => count !== 1)).toEqual([]);
});
