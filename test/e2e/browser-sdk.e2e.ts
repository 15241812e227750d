import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../server/db/index.ts';
import type { Interaction } from '../../server/log/index.ts';
import { makeSource } from '../peers/source.ts';
import { startWorld, type World } from '../world.ts';
import { startBrowser } from './browser.ts';
import { type SdkShop, startSdkShop } from './sdk-shop.ts';

let world: World;
let browser: Browser;
let shop: SdkShop;
let key: string;
beforeAll(async () => {
  world = await startWorld();
  ({ key } = await makeSource(world.db));
  shop = await startSdkShop(world.url, key);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  shop?.server.close();
  await world?.stop();
});

async function visit(options?: object): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(options ? `${shop.url}?options=${encodeURIComponent(JSON.stringify(options))}` : shop.url);
  return page;
}

/** What stands on the log of this visitor, once there are so many. */
async function logged(page: Page, count: number): Promise<Interaction[]> {
  const anonymous_id = await page.evaluate<string>('analytics.user().then((user) => user.anonymousId())');
  const read = async () => {
    const { rows } = await sql<Interaction>`
      select * from interactions where context ->> 'anonymous_id' = ${anonymous_id} order by occurred_at, id`.execute(
      world.db,
    );
    return rows;
  };
  await expect.poll(async () => (await read()).length, { timeout: 10_000 }).toBe(count);
  return read();
}

test("Segment's SDK for browsers works unchanged on a page of another origin", async () => {
  const page = await visit();
  await page.evaluate(`(async () => {
    await analytics.page('Home');
    await analytics.track('Order Completed', { total: 12.5 });
    await analytics.identify('browser-ana', { email: 'browser-ana@example.org' });
    await analytics.group('acme', { size: 5 });
    await analytics.alias('browser-anna');
  })()`);
  const events = await logged(page, 5);
  expect(events.map(({ type }) => type).sort()).toEqual([
    'customer.aliased',
    'customer.identified',
    'order.completed',
    'organisation.joined',
    'page.viewed',
  ]);
  expect(events.find(({ type }) => type === 'page.viewed')).toMatchObject({
    channel: 'web',
    properties: { name: 'Home', url: shop.url },
    context: { trust: 'claimed' },
  });
  await page.context().close();
});

test('what a visitor did before they said who they are is on their record', async () => {
  const page = await visit();
  await page.evaluate(`analytics.track('Voucher Redemption Failed', { code: 'HELLO20' })`);
  await page.evaluate(`analytics.identify('browser-bo', { email: 'browser-bo@example.org' })`);
  await logged(page, 2);
  await world.settle();
  const ben = await world.as('ben');
  const found = await ben.get('/api/customers?q=browser-bo@example.org');
  const { body } = await ben.get(`/api/customers/${found.body.items[0].id}/timeline`);
  const types = body.items.map((item: Interaction) => item.type);
  expect(types).toEqual(expect.arrayContaining(['customer.identified', 'voucher_redemption.failed']));
  await page.context().close();
});

test('its batches work, too, and so does leaving the page with events unsent', async () => {
  const delivery = { strategy: 'batching', config: { size: 3, timeout: 60_000 } };
  const page = await visit({ integrations: { 'Segment.io': { deliveryStrategy: delivery } } });
  await page.evaluate(
    `(async () => { for (let n = 0; n < 5; n++) await analytics.track('Signup', { n }) })()`,
  );
  const before = await logged(page, 3);
  const anonymous_id = before[0]!.context.anonymous_id;
  await page.goto('about:blank');
  await expect
    .poll(async () => {
      const { rows } =
        await sql`select 1 from interactions where context ->> 'anonymous_id' = ${anonymous_id}`.execute(
          world.db,
        );
      return rows.length;
    })
    .toBe(5);
  await page.context().close();
});
