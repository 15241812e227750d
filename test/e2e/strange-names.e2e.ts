import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../world.ts';
import { type Console, startConsole } from './console/start-console.ts';

let tellonce: Console;
let ben: Client;

beforeAll(async () => {
  tellonce = await startConsole();
  ben = await tellonce.addMember('Ben', 'agent');
});
afterAll(() => tellonce?.stop());

const LONGEST = 200;

test.each([
  ['from right to left', 'مريم العتيبي (الرياض).', 'العتيبي', 'rtl'],
  ['of emoji', '👩‍👩‍👧‍👦🏳️‍🌈', '👩‍👩‍👧‍👦', 'ltr'],
  ['that looks like HTML', '<img src=x onerror=alert(1)>', 'onerror', 'ltr'],
  ['without a single blank', 'n'.repeat(LONGEST), 'nnnnnnnn', 'ltr'],
])('a name %s is found, and stands on its page as it is', async (_what, name, sought, direction) => {
  const { status, body } = await ben.post('/api/customers', { name });
  expect(status).toBe(200);
  for (const width of [1440, 390]) {
    const page = await tellonce.newPage(ben, { width });
    page.on('dialog', () => expect.unreachable('a script of the name ran'));
    await page.goto(`${tellonce.url}/customers`);
    await page.getByRole('searchbox').fill(sought);
    await page.getByRole('main').getByRole('link').filter({ hasText: name }).click();
    await page.waitForURL(`**/customers/${body.id}`);
    const heading = page.getByRole('heading', { name, exact: true });
    await heading.waitFor();
    const shown = await heading.evaluate((element) => {
      const { left, right, height } = element.getBoundingClientRect();
      const { direction } = getComputedStyle(element);
      const { scrollWidth } = document.documentElement;
      return { left, right, height, direction, scrollWidth, text: element.textContent };
    });
    expect(shown).toMatchObject({ text: name, direction });
    expect(shown.left).toBeGreaterThanOrEqual(0);
    expect(shown.right).toBeLessThanOrEqual(width);
    expect(shown.scrollWidth).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});

test('a name of 10,000 characters that came in by an event takes no more room than a name may', async () => {
  const ada = await tellonce.addMember('Ada', 'admin');
  const { body: source } = await ada.post('/api/sources', { name: 'Web shop' });
  const { body: key } = await ada.post(`/api/sources/${source.id}/keys`, { kind: 'secret' });
  const name = `Long ${'name '.repeat(2_000)}`;
  const event = { userId: 'long', traits: { name, email: 'long@name.example' } };
  expect((await ada.post('/v1/identify', event, { authorization: `Bearer ${key.key}` })).status).toBe(200);
  const page = await tellonce.newPage(ben, { width: 1024 });
  await page.goto(`${tellonce.url}/customers?q=long@name.example`);
  const row = page.getByRole('main').getByRole('listitem').getByRole('link');
  await row.waitFor();
  expect((await row.boundingBox())!.height).toBeLessThan(100);
  await row.click();
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: 'Long name name' });
  await heading.waitFor();
  expect((await heading.boundingBox())!.height).toBeLessThan(200);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
});
